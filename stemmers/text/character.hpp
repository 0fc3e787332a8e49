// One code point: what it is to the tokenizer, and its folded form. Also the reading of UTF-8.
// Knows nothing of words.
#pragma once

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tropa::text {

enum class CharClass : std::uint8_t {
  kOther,  // separates words: spaces, punctuation, bytes that are not UTF-8
  kLetter,
  kDigit,
  kIgnorable,   // dropped inside a word: stress marks, soft hyphen, zero-width and bidi characters
  kApostrophe,  // ' ’ ʼ ‘ `
  kHyphen,
};

struct Character {
  CharClass kind = CharClass::kOther;
  Script script = Script::kOther;
  bool is_upper = false;
  bool needs_normalizing =
      false;            // combines with the letter before it, or folds to several characters
  char32_t folded = 0;  // for letters and digits
};

/// Case folded; ё=е, ґ=г; marks kept on Polish and Cyrillic letters and dropped from all other
/// Latin ones (é -> e). Decimal digits of every script become 0-9.
Character character(char32_t code_point);

/// Each byte that is not UTF-8 becomes U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace tropa::text
