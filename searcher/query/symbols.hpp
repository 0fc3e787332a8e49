// How the query language sees single characters: gaps, quotes, and what can be part of a word.
// Knows no alphabets: whatever is not known to be punctuation may be a letter, and the language
// room has the last word on it.
#pragma once

#include "tropa/utf8.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace tropa::query {

/// Spaces of every width, line ends and control characters.
constexpr bool is_gap(utf8::Character c) {
  if (!c.valid) return false;
  return c.code <= 0x20 || c.code == 0x7F || c.code == 0x85 || c.code == 0xA0 || c.code == 0x1680 ||
         (c.code >= 0x2000 && c.code <= 0x200A) || c.code == 0x2028 || c.code == 0x2029 ||
         c.code == 0x202F || c.code == 0x205F || c.code == 0x3000;
}

/// Letters, digits and everything that may be one; invalid bytes too, because the query keeps them
/// in its words.
constexpr bool is_word(utf8::Character c) {
  if (c.valid && c.code < 0x80) {
    return (c.code >= '0' && c.code <= '9') || (c.code >= 'A' && c.code <= 'Z') ||
           (c.code >= 'a' && c.code <= 'z');
  }
  const bool punctuation = c.code < 0xC0 || (c.code >= 0x2000 && c.code <= 0x206F) ||
                           (c.code >= 0x3000 && c.code <= 0x303F);
  return !c.valid || !punctuation;
}

/// " „ “ ” « »
constexpr bool is_quote(utf8::Character c) {
  return c.valid && (c.code == U'"' || c.code == U'„' || c.code == U'“' || c.code == U'”' ||
                     c.code == U'«' || c.code == U'»');
}

/// Quotes that people also type for an apostrophe: комп"ютер. Between letters they belong to the
/// word.
constexpr bool may_be_apostrophe(utf8::Character c) {
  return c.valid && (c.code == U'"' || c.code == U'“' || c.code == U'”');
}

constexpr bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    if (is_word(c)) return true;
    at += c.length;
  }
  return false;
}

/// The text between an opening quote at `at` and the one that closes it.
struct Quotation {
  std::size_t begin = 0;
  std::size_t end = 0;    // of the text inside
  std::size_t after = 0;  // behind the closing quote
};

/// nullopt when the quote at `at` is none that opens, or when nothing closes it.
std::optional<Quotation> quotation_at(std::string_view text, std::size_t at);

}  // namespace tropa::query
