// What words cost in each of the eight languages of languages.model. Reads the file that
// stemmers/tools compile; adds up nothing and decides nothing.
#pragma once

#include "dictionary/mapped_file.hpp"
#include "language/model_layout.hpp"
#include "tropa/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace tropa::language {

/// Immutable after open(); any number of threads may ask. Opening costs about a millisecond.
class LanguageModel {
 public:
  /// Error kInternal naming the file: missing, of another version, or damaged.
  static Result<LanguageModel> open(const std::filesystem::path& file);

  /// Negative logarithms of the word's probability in the four languages of its script, which of
  /// the languages lack one of its letters, and whether all letters are of any of their alphabets.
  struct Costs {
    std::array<float, kPerScript> of;
    std::array<bool, kPerScript> lacks_letter;
    bool letters_known;
  };

  /// `word` is lower case with all its marks, ё=е and ґ=г, in UTF-8.
  Costs costs(std::string_view word, std::size_t script) const;

 private:
  const Slot* find(std::uint32_t group) const;
  const Slot* longest(std::size_t script, std::uint32_t window) const;
  std::uint32_t listed(std::string_view word) const;

  dictionary::MappedFile file_;
  Header header_{};
  std::span<const Slot> slots_;
  std::span<const std::uint16_t> cells_;
  std::array<std::array<std::uint8_t, kCodePoints>, kScripts> codes_{};
  // Code of a letter -> the languages that do not write it.
  std::array<std::array<std::array<bool, kPerScript>, kLetterCodes>, kScripts> lacking_{};
};

}  // namespace tropa::language
