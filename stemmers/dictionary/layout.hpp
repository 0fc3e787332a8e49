// The bytes of a .dict file: what the compiler writes and the reader maps. Holds no lookup and no
// building.
//
//   Header | cells of the words | cells of the endings | offsets of the classes | bytes of the
//   classes
//
// Cells: an automaton packed into one array. A state is a base; the arc for letter code c is the
// cell base + c, and belongs to the state when the cell says c. Bases are unique, so no other check
// is needed. Cell = code | value << 6, where value is the base of the next state or, for
// kFinalCode, the number of a class. Words are read from the front; endings from the back, where
// the longest one with a class wins. Class: count, then for each stem: bytes to drop in front,
// bytes to drop behind, bytes to append, those bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tropa::dictionary {

inline constexpr std::array<char, 8> kMagic{'t', 'r', 'o', 'p', 'a', 'd', 'i', 'c'};
inline constexpr std::uint32_t kLayoutVersion = 2;

inline constexpr std::uint32_t kEmptyCode = 0;
inline constexpr std::uint32_t kFinalCode = 1;
inline constexpr std::uint32_t kFirstLetterCode = 2;
inline constexpr std::size_t kCodes = 64;
inline constexpr unsigned kCodeBits = 6;
inline constexpr std::uint32_t kCodeMask = kCodes - 1;
/// Bytes to drop behind that stand for all of the word: the stem shares nothing with the form.
inline constexpr std::size_t kDropAll = 255;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t reserved;  // 0
  std::uint64_t checksum;  // of everything after it, the rest of the header included
  std::uint32_t word_cells;
  std::uint32_t word_root;
  std::uint32_t ending_cells;
  std::uint32_t ending_root;
  std::uint32_t classes;
  std::uint32_t class_bytes;
  std::array<std::uint32_t, kCodes> letters;  // code -> code point; 0 where there is none
};
static_assert(sizeof(Header) == 8 + 8 * 4 + 8 + kCodes * 4);

/// Where the bytes begin that the checksum covers.
inline constexpr std::size_t kCheckedFrom = offsetof(Header, checksum) + sizeof(std::uint64_t);

/// Eight bytes at a time: a dictionary is checked on every start of a program.
inline std::uint64_t checksum_of(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
  std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
  const auto mix = [](std::uint64_t& lane, std::uint64_t word) {
    lane = (lane ^ word) * kPrime;
    lane ^= lane >> 29U;
  };
  while (bytes.size() >= 32) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes.data(), 32);
    for (std::size_t i = 0; i < 4; ++i) mix(lanes[i], words[i]);
    bytes.remove_prefix(32);
  }
  for (const char c : bytes) mix(lanes[0], static_cast<unsigned char>(c));
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) mix(sum, lane);
  return sum;
}

}  // namespace tropa::dictionary
