// Foreign text -> text that a terminal or a log may show. Titles, words and names of files come
// from anywhere, so that every program passes them through here.
#pragma once

#include "tropa/utf8.hpp"

#include <array>
#include <string>
#include <string_view>

namespace tropa {

/// What a terminal or a reader would be misled by without seeing it.
constexpr bool is_hidden_character(char32_t code) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  constexpr auto kHidden = std::to_array<Range>({
      {0x00, 0x1F},
      {0x7F, 0x9F},        // U+009B is an escape sequence of one character
      {0x061C, 0x061C},    // Arabic letter mark
      {0x200B, 0x200B},    // zero-width space
      {0x200E, 0x200F},    // left-to-right and right-to-left marks
      {0x2028, 0x202E},    // line and paragraph separators; bidi embeddings and overrides
      {0x2060, 0x206F},    // word joiner, bidi isolates, deprecated format characters
      {0xFEFF, 0xFEFF},    // byte order mark
      {0xFFF9, 0xFFFB},    // interlinear annotations
      {0xE0000, 0xE007F},  // tags: invisible ASCII
  });
  if (code >= 0xA0 && code < 0x600) return false;  // most letters
  for (const Range range : kHidden) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

/// One line of valid UTF-8 that cannot move the cursor, change colours or reorder letters. Line
/// ends and tabs become spaces, hidden characters go, invalid bytes become U+FFFD.
///   "a\nb \x1b[31m"  ->  "a b [31m"
inline std::string for_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    const bool separates = (c.code >= 0x09 && c.code <= 0x0D) || c.code == 0x85 ||
                           c.code == 0x2028 || c.code == 0x2029;
    if (!c.valid) {
      out += "\uFFFD";
    } else if (separates) {
      if (!out.ends_with(' ')) out += ' ';
    } else if (!is_hidden_character(c.code)) {
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

}  // namespace tropa
