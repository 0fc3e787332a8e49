// Bilingual lexicons: stem -> stems of the same meaning in the other languages. Several compiled
// files stand side by side, because their licences differ; what needs both (Polish -> Russian in
// one, Russian -> Ukrainian in the other) is put together here. Knows nothing of concepts and of
// weights.
#pragma once

#include "dictionary/mapped_file.hpp"

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::lexicon {

/// One compiled file, mapped. Immutable and thread-safe.
class CompiledLexicon {
 public:
  /// nullopt when there is no such file, when it is damaged, or when it was compiled for other
  /// dictionaries. A search without it finds less and nothing wrong.
  static std::optional<CompiledLexicon> open(const std::filesystem::path& file, std::uint64_t key);

  /// Appends the translations of a stem, the surest first.
  void look_up(std::string_view stem, Language language, std::vector<Translation>& out) const;

  std::size_t size() const { return entries_; }

 private:
  std::string_view entry(std::size_t index) const;

  dictionary::MappedFile file_;
  std::string_view offsets_;
  std::string_view packed_;
  std::size_t entries_ = 0;
};

/// All lexicons that are there. Immutable and thread-safe.
class Lexicon {
 public:
  Lexicon() = default;
  explicit Lexicon(std::vector<CompiledLexicon> files) : files_(std::move(files)) {}

  /// The surest first, each once, at most kMostTranslations for each language.
  std::vector<Translation> translations(std::string_view stem, Language language) const;

  std::size_t size() const;

 private:
  std::vector<Translation> direct(std::string_view stem, Language language) const;

  std::vector<CompiledLexicon> files_;
};

/// More translations than this are rare meanings, or meanings of a word that means everything.
inline constexpr std::size_t kMostTranslations = 6;

/// A translation by way of Russian is less sure than its two steps together.
inline constexpr double kByWayOfRussian = 0.9;

/// Below this confidence a translation by way of Russian is left out.
inline constexpr double kLeastConfidence = 0.3;

}  // namespace tropa::lexicon
