// The bytes of languages.model: what the compiler writes and the reader maps. Holds no training
// and no decision.
//
//   Header | slots of letter groups | cells of the words
//
// Two scripts with four languages each. A letter has a code of six bits in its script, a group of
// one to four letters is its codes side by side, and a slot holds what the last letter costs after
// the others in each of the four languages. Words are not stored: three cells, xor-ed, give the
// number that says in which languages the word is listed and how firmly. A word that is in no list
// gives a number that means nothing 99 times of 100; then it counts as unknown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tropa::language {

inline constexpr std::array<char, 8> kModelMagic{'t', 'r', 'o', 'p', 'a', 'l', 'n', 'g'};
inline constexpr std::uint32_t kModelVersion = 1;

inline constexpr std::size_t kScripts = 2;
inline constexpr std::size_t kLatin = 0;
inline constexpr std::size_t kCyrillic = 1;
inline constexpr std::size_t kPerScript = 4;
inline constexpr std::size_t kModelLanguages = kScripts * kPerScript;

/// The languages of the model: four in Latin letters, four in Cyrillic ones.
inline constexpr std::array<std::string_view, kModelLanguages> kModelCodes{"pl", "cs", "sk", "en",
                                                                           "uk", "ru", "be", "bg"};

inline constexpr unsigned kLetterBits = 6;
inline constexpr std::size_t kLetterCodes = 1U << kLetterBits;
inline constexpr std::uint32_t kUnknownLetter = 1;
inline constexpr std::uint32_t kWordStart = 2;
inline constexpr std::uint32_t kWordEnd = 3;
inline constexpr std::uint32_t kFirstLetter = 4;
inline constexpr std::size_t kCodePoints = 0x600;  // Latin and Cyrillic

inline constexpr std::size_t kOrder = 4;  // letters of a group; five were no better when pruned
inline constexpr std::uint32_t kContextMask = (1U << (kLetterBits * kOrder)) - 1;
inline constexpr std::size_t kMostLetters = 24;  // of a word; the rest tells nothing new
inline constexpr float kCostScale = 16;          // cost = -16 ln p, at most 255

/// How firmly a language lists a word: in one, two or three spellings (lower case, Title,
/// CAPITALS: the commoner the word, the more of them), or among the words of running text.
inline constexpr std::uint32_t kLevels = 5;
inline constexpr std::uint32_t kRunningText = 4;
inline constexpr std::uint32_t kWordValues = kLevels * kLevels * kLevels * kLevels;

struct Slot {
  std::uint32_t group;  // with the script's number above the letters; 0: empty
  std::array<std::uint8_t, kPerScript> cost;
};

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t slot_bits;   // there are 2^slot_bits slots
  std::uint32_t word_cells;  // of each of the three parts
  std::uint32_t reserved;
  std::uint64_t checksum;  // of everything after the checksum
  std::array<std::array<std::uint32_t, kLetterCodes>, kScripts> letters;  // code -> code point
  std::array<std::array<float, kLevels>, kModelLanguages> listed;  // share of a word of the level
};
static_assert(sizeof(Header) ==
              8 + 4 * 4 + 8 + 2 * kLetterCodes * 4 + kModelLanguages * kLevels * 4);
inline constexpr std::size_t kCheckedFrom = 8 + 4 * 4 + 8;

inline std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

inline std::uint32_t group_key(std::size_t script, std::uint32_t letters) {
  return static_cast<std::uint32_t>(script << (kLetterBits * kOrder)) | letters;
}

inline std::size_t slot_of(std::uint32_t group, std::uint32_t slot_bits) {
  return static_cast<std::size_t>((group * 0x9E3779B97F4A7C15U) >> (64U - slot_bits));
}

/// Where a word's number is: three cells, one in each part, and what to xor them with.
struct WordPlace {
  std::array<std::size_t, 3> cells;
  std::uint16_t mask;
};

inline WordPlace place_of(std::string_view word, std::uint32_t part_size) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  WordPlace place{};
  for (std::size_t part = 0; part < place.cells.size(); ++part) {
    hash = mix(hash + 0x9E3779B97F4A7C15U);
    place.cells[part] =
        part * part_size + static_cast<std::size_t>((hash >> 32U) * part_size >> 32U);
  }
  place.mask = static_cast<std::uint16_t>(hash);
  return place;
}

}  // namespace tropa::language
