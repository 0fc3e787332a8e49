// One language's compiled dictionary: folded word -> stems. Reads the file that stemmers/tools compile; knows no
// grammar, folds nothing, and makes no stem of a word that it does not have unless asked to guess.
#pragma once

#include "dictionary/layout.hpp"
#include "dictionary/mapped_file.hpp"

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace tropa::dictionary {

/// Immutable after open(); any number of threads may look words up. Opening costs about a millisecond.
class Dictionary {
 public:
  /// Error kInternal naming the file: missing, of another version, or damaged (the checksum does not fit).
  static Result<Dictionary> open(const std::filesystem::path& file);

  /// Adds the stems of a word of the dictionary and returns true; else leaves `out` as it is.
  bool find(std::string_view folded, Stems& out) const;

  /// Whether the word is in the dictionary.
  bool has(std::string_view folded) const { return class_of(folded) != nullptr; }

  /// Adds the stems that words with the same ending have; false when no known ending is long enough.
  bool guess(std::string_view folded, Stems& out) const;

  /// Differs between dictionaries with different contents.
  std::uint64_t checksum() const { return header_.checksum; }

 private:
  static constexpr std::size_t kMostLetters = 64;  // longer words are in no dictionary
  static constexpr std::size_t kCodePoints = 0x600;  // Latin and Cyrillic; the rest is in no word

  /// Letter codes of a word; an empty span when it has a letter the dictionary does not.
  std::span<const std::uint8_t> codes_of(std::string_view folded,
                                         std::array<std::uint8_t, kMostLetters>& room) const;
  /// The cell of the word's class, or nullptr.
  const std::uint32_t* class_of(std::string_view folded) const;
  bool add_class(std::uint32_t number, std::string_view folded, Stems& out) const;

  MappedFile file_;
  Header header_{};
  std::span<const std::uint32_t> words_;
  std::span<const std::uint32_t> endings_;
  std::span<const std::uint32_t> class_offsets_;  // one more than there are classes
  std::string_view class_bytes_;
  std::array<std::uint8_t, kCodePoints> codes_{};  // code point -> letter code
};

}  // namespace tropa::dictionary
