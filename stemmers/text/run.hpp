// What the tokeniser cuts first: letters and digits with nothing between them; join_runs.cpp makes
// tokens of them. Knows no language.
#pragma once

#include "text/character.hpp"
#include "text/tokenize.hpp"
#include "tropa/utf8.hpp"

namespace tropa::text {

/// Letters, digits or both without anything between them.
struct Tokenizer::Run {
  std::size_t begin = 0;  // in the original
  std::size_t end = 0;
  Span folded;  // in folded_
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t capitals = 0;
  Script script = Script::kOther;
  bool is_mixed_script = false;
  bool starts_with_digit = false;
  bool starts_with_capital = false;
  bool ends_with_digit = false;  // so far
  bool needs_icu = false;        // to be folded: a letter that is no single step

  bool is_word() const { return digits == 0; }
  bool is_number() const { return letters == 0; }
  bool is_acronym() const { return letters >= 2 && capitals == letters; }
};

inline bool is_hyphen_between(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= end || end - begin > 3) return false;
  const utf8::Character decoded = utf8::decode(text, begin);
  return decoded.valid && begin + decoded.length == end &&
         character(decoded.code).kind == CharClass::kHyphen;
}

/// What joins letters to a name: U.S.A., R&D, Node.js.
inline bool is_sign_between(std::string_view text, std::size_t begin, std::size_t end) {
  return end == begin + 1 && (text[begin] == '.' || text[begin] == '&');
}

inline bool is_space_between(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view gap = text.substr(begin, end - begin);
  return gap == " " || gap == "\u00A0" || gap == "\u202F";
}

}  // namespace tropa::text
