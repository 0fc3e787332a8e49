// Folded word + language -> stems. The only place that knows how stems are made: the rules of each
// language, and the dictionaries before them. Does not know where a word came from.
#pragma once

#include "tropa/stemmers.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tropa {

/// The stemmers of all three languages. Immutable and thread-safe after load().
class StemmerSet {
 public:
  static Result<std::unique_ptr<StemmerSet>> load(const std::filesystem::path& data_directory);

  /// One to three stems of a folded word, the likelier first. The caller made sure that the letters
  /// belong to the language's alphabet. Nothing for kOther.
  void stem(std::string_view folded, Language language, Stems& out) const;

  /// Changes whenever some word gets other stems.
  std::string fingerprint() const;
};

}  // namespace tropa
