// A text character by character, and letter case for the alphabets of our languages. Folding of
// words is the language room's; this is for readers, which look at lines before any word is cut.
#pragma once

#include "tropa/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tropa::utf8 {

inline constexpr char32_t kBad = 0xFFFFFFFF;

/// The code point at `offset`, which moves behind it; kBad (and one byte further) for what is not
/// strict UTF-8.
inline char32_t next(std::string_view text, std::size_t& offset) {
  const Character character = decode(text, offset);
  offset += character.length;
  return character.valid ? character.code : kBad;
}

/// Number of characters; a bad byte counts as one.
std::size_t length(std::string_view text);

/// The first `count` characters.
std::string_view first(std::string_view text, std::size_t count);

bool is_letter(char32_t point);  // Latin to U+024F and Cyrillic
bool is_upper(char32_t point);   // capitals of Latin and Cyrillic
char32_t lower(char32_t point);  // ASCII, Polish and Cyrillic letters
std::string lower(std::string_view text);

/// Without white space (no-break space and byte order mark among it) at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace tropa::utf8
