// Bytes from 0x80 on: odd ones are letters, in their order. Between two of them stands an even one,
// which comes before any other character that sorts between the two and follows it in UTF-8.
#include "packed_letters.hpp"

#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tropa::schema {
namespace {

constexpr std::u32string_view kLetters =
    U"áéíóöúüýąćčęěłńňřśšůźżž"
    U"абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїўґ";
static_assert(std::ranges::is_sorted(kLetters));

constexpr unsigned kFirst = 0x80;
constexpr unsigned kBad = 0xFF;  // a byte that is not UTF-8 follows
static_assert(kFirst + 2 * kLetters.size() < kBad);

constexpr std::size_t kTableSize = 0x500;  // of code points; no letter is beyond
static_assert(kLetters.back() < kTableSize);

/// The byte of each code point, or the one that comes before it.
constexpr auto kCodes = [] {
  std::array<std::uint8_t, kTableSize> codes{};
  std::size_t below = 0;  // letters
  for (char32_t point = 0; point < kTableSize; ++point) {
    const bool is_letter = below < kLetters.size() && kLetters[below] == point;
    codes[point] = static_cast<std::uint8_t>(kFirst + 2 * below + (is_letter ? 1 : 0));
    if (is_letter) ++below;
  }
  return codes;
}();

bool is_ascii(char byte) {
  return static_cast<signed char>(byte) >= 0;
}

}  // namespace

std::string packed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      out += text[at++];
      continue;
    }
    const utf8::Character character = utf8::decode(text, at);
    const unsigned code = !character.valid              ? kBad
                          : character.code < kTableSize ? kCodes[character.code]
                                                        : kCodes.back();
    out += static_cast<char>(code);
    if (code == kBad || code % 2 == 0) out += text.substr(at, character.length);
    at += character.length;
  }
  return out;
}

std::string unpacked(std::string_view bytes) {
  std::string out;
  out.reserve(2 * bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto code = static_cast<unsigned char>(bytes[at++]);
    if (code < kFirst) {
      out += static_cast<char>(code);
    } else if (code != kBad && code % 2 == 1) {
      const std::size_t letter = (code - kFirst) / 2;
      if (letter < kLetters.size()) utf8::append(out, kLetters[letter]);
    } else if (at < bytes.size()) {
      const std::size_t length = code == kBad ? 1 : utf8::decode(bytes, at).length;
      out += bytes.substr(at, length);
      at += length;
    }
  }
  return out;
}

}  // namespace tropa::schema
