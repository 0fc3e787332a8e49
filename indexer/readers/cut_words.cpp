// Looks at the letters around a hyphen at the end of a line; knows no dictionary.
#include "readers/cut_words.hpp"

#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tropa {
namespace {

// A shorter beginning of a word is no first half of a compound, nor is a shorter end a second.
constexpr std::size_t kShortestHalf = 4;

// First halves of compounds: polsko-, społeczno-, військово-, советско-.
constexpr auto kFirstHalves = std::to_array<std::string_view>(
    {"sko", "cko", "czno", "lno", "owo", "wno", "sno", "сько", "цько", "чно", "льно", "вно", "ово",
     "ево", "ско", "цко", "нно", "рно", "сно"});

struct Hyphen {
  std::size_t begin;
  std::size_t end;
};

/// Where the hyphen is that ends the line which ends at `line_end`; empty when none does.
Hyphen hyphen_before(std::string_view text, std::size_t line_end) {
  const std::string_view line = text.substr(0, line_end);
  for (const std::string_view mark : {"-", "\u2010", "\u00AD"}) {
    if (line.ends_with(mark)) return {line_end - mark.size(), line_end};
  }
  return {line_end, line_end};
}

bool is_letter_at(std::string_view text, std::size_t at, bool& is_small) {
  if (at >= text.size()) return false;
  const char32_t point = utf8::next(text, at);
  is_small = point != utf8::kBad && !utf8::is_upper(point);
  return point != utf8::kBad && utf8::is_letter(point);
}

/// Back to the beginning of the last character before `at`.
std::size_t before(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

std::size_t word_begin(std::string_view text, std::size_t end) {
  bool is_small = false;
  while (end > 0 && is_letter_at(text, before(text, end), is_small)) end = before(text, end);
  return end;
}

std::size_t word_end(std::string_view text, std::size_t begin) {
  bool is_small = false;
  while (is_letter_at(text, begin, is_small)) utf8::next(text, begin);
  return begin;
}

bool is_compound(std::string_view first, std::string_view second) {
  return utf8::length(first) > kShortestHalf && utf8::length(second) >= kShortestHalf &&
         std::ranges::any_of(kFirstHalves,
                             [first](std::string_view end) { return first.ends_with(end); });
}

}  // namespace

void join_cut_words(std::string& text) {
  const std::string_view old = text;
  std::string joined;
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = old.find('\n', at)) != std::string_view::npos; ++at) {
    const std::size_t line_end = at > 0 && old[at - 1] == '\r' ? at - 1 : at;
    const Hyphen hyphen = hyphen_before(old, line_end);
    if (hyphen.begin == hyphen.end || hyphen.begin == 0) continue;
    const std::size_t next = std::min(old.find_first_not_of(" \t", at + 1), old.size());
    bool is_small = false;
    if (!is_letter_at(old, before(old, hyphen.begin), is_small)) continue;
    if (!is_letter_at(old, next, is_small) || !is_small) continue;
    const std::size_t first = word_begin(old, hyphen.begin);
    const bool stays = is_compound(old.substr(first, hyphen.begin - first),
                                   old.substr(next, word_end(old, next) - next));
    const std::size_t kept = stays ? hyphen.end : hyphen.begin;
    joined += old.substr(copied, kept - copied);
    copied = next;
  }
  if (copied == 0) return;
  joined += old.substr(copied);
  text = std::move(joined);
}

}  // namespace tropa
