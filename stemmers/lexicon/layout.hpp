// The bytes of a compiled lexicon: what the compiler writes and the reader maps. Holds no lookup
// and no building.
//
//   Header | offsets of the entries | entries
//
// Entries are sorted by their bytes up to the end of the word: one byte of the language, the stem,
// a zero. Translations follow until the next entry: one byte of the language, one byte of the
// confidence (255 is certain), the stems of the translation with a blank between words, a zero.
#pragma once

#include "dictionary/layout.hpp"

#include "tropa/stemmers.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace tropa::lexicon {

inline constexpr std::array<char, 8> kMagic{'t', 'r', 'o', 'p', 'a', 'l', 'e', 'x'};
inline constexpr std::uint32_t kLayoutVersion = 1;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t entries;
  std::uint64_t key;  // changes with the stems
};

/// A lexicon holds stems, so it fits only the dictionaries that it was compiled with.
inline std::uint64_t key_of(std::string_view fingerprint_of_stemmers) {
  return dictionary::checksum_of(fingerprint_of_stemmers);
}

inline constexpr double kMostConfidence = 255;

constexpr char language_byte(Language language) {
  return static_cast<char>('0' + static_cast<int>(language));
}

}  // namespace tropa::lexicon
