#include "sources/utf8.hpp"

namespace tropa::utf8 {
namespace {

constexpr std::u32string_view kPolishUpper = U"ĄĆĘŁŃÓŚŹŻ";
constexpr std::u32string_view kPolishLower = U"ąćęłńóśźż";

bool is_space(char32_t point) {
  return point <= 0x20 || point == 0x7F || point == 0x85 || point == 0xA0 || point == 0xFEFF ||
         (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
         point == 0x202F || point == 0x3000;
}

}  // namespace

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) next(text, offset);
  return count;
}

std::string_view first(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  while (offset < text.size() && count-- > 0) next(text, offset);
  return text.substr(0, offset);
}

bool is_letter(char32_t point) {
  if (point < 0x80) return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
  if (point < 0xC0) return false;
  return (point <= 0x24F && point != 0xD7 && point != 0xF7) || (point >= 0x400 && point <= 0x52F);
}

bool is_upper(char32_t point) {
  if (point < 0x80) return point >= 'A' && point <= 'Z';
  if (point >= 0xC0 && point <= 0xDE) return point != 0xD7;
  if (point >= 0x400 && point <= 0x42F) return true;
  return (point >= 0x490 && point <= 0x52F && point % 2 == 0) || lower(point) != point;
}

char32_t lower(char32_t point) {
  if (point >= 'A' && point <= 'Z') return point + 0x20;
  if (point >= 0x410 && point <= 0x42F) return point + 0x20;
  if (point >= 0x400 && point <= 0x40F) return point + 0x50;
  if (point == 0x490) return 0x491;
  const std::size_t place = kPolishUpper.find(point);
  return place == std::u32string_view::npos ? point : kPolishLower[place];
}

std::string lower(std::string_view text) {
  std::string lowered;
  lowered.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    const char32_t point = next(text, offset);
    if (point == kBad) {
      lowered += text[start];
    } else {
      append(lowered, lower(point));
    }
  }
  return lowered;
}

std::string_view trimmed(std::string_view text) {
  for (std::size_t after = 0; !text.empty() && is_space(next(text, after)); after = 0) {
    text.remove_prefix(after);
  }
  while (!text.empty()) {
    // The last character begins at the last byte that goes on with none.
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    std::size_t end = begin;
    if (!is_space(next(text, end)) || end < text.size()) break;
    text = text.substr(0, begin);
  }
  return text;
}

}  // namespace tropa::utf8
