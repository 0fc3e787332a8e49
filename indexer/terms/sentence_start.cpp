#include "terms/sentence_start.hpp"

namespace tropa {
namespace {

bool is_blank_or_mark(char byte) {
  constexpr std::string_view kMarks = " \t\"'([{-*";
  return kMarks.find(byte) != kMarks.npos;
}

}  // namespace

bool may_begin_sentence(std::string_view text, std::size_t begin) {
  while (begin > 0 && is_blank_or_mark(text[begin - 1])) --begin;
  if (begin == 0) return true;
  const auto before = static_cast<unsigned char>(text[begin - 1]);
  if (before < 0x80U)
    return std::string_view("\n\r.!?:;|>#").find(static_cast<char>(before)) !=
           std::string_view::npos;
  // Letters of our languages have two bytes; what has three is a quotation mark, a dash or an
  // ellipsis. The guillemets have two.
  const std::string_view head = text.substr(0, begin);
  return head.ends_with("«") || head.ends_with("»") ||
         (begin > 2 && (static_cast<unsigned char>(text[begin - 3]) & 0xF0U) == 0xE0U);
}

}  // namespace tropa
