// One character of a UTF-8 text at a time, whatever the bytes are. Strict: overlong forms,
// surrogates and values above U+10FFFF are invalid. Knows no letters, words or scripts: that is the
// language room's business. Every room reads UTF-8 through this header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tropa::utf8 {

/// What stands at a place. An invalid byte is a character of its own: `length` 1, `valid` false,
/// `code` the byte.
struct Character {
  char32_t code = 0;
  std::size_t length = 1;  // bytes, 1 to 4
  bool valid = true;
};

/// The character at byte `at`, which must be inside the text.
constexpr Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) -> char32_t {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0;
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const Character invalid{first, 1, false};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  // 0xC0 and 0xC1 could only begin overlong forms; 0x80 to 0xBF cannot begin anything.
  if (first < 0xC2 || first > 0xF4) return invalid;
  char32_t code = first & (0x7FU >> length);
  for (std::size_t offset = 1; offset < length; ++offset) {
    if ((byte(offset) & 0xC0U) != 0x80U) return invalid;
    code = (code << 6U) | (byte(offset) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return invalid;
  return {code, length, true};
}

/// The characters of a text; invalid bytes are left out.
inline std::u32string characters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    if (character.valid) out.push_back(character.code);
    at += character.length;
  }
  return out;
}

constexpr bool is_valid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    if (!character.valid) return false;
    at += character.length;
  }
  return true;
}

/// `code` must be a character that decode() can give.
inline void append(std::string& out, char32_t code) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    byte(code);
    return;
  }
  if (code < 0x800) {
    byte(0xC0U | (code >> 6U));
  } else {
    if (code < 0x10000) {
      byte(0xE0U | (code >> 12U));
    } else {
      byte(0xF0U | (code >> 18U));
      byte(0x80U | ((code >> 12U) & 0x3FU));
    }
    byte(0x80U | ((code >> 6U) & 0x3FU));
  }
  byte(0x80U | (code & 0x3FU));
}

}  // namespace tropa::utf8
