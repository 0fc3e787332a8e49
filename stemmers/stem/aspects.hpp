// Verbs that differ in aspect alone: потерять beside терять. Looks stems up in the .aspects files
// that the build makes; knows no rules.
#pragma once

#include "dictionary/dictionary.hpp"

#include "tropa/stemmers.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa {

/// Immutable and thread-safe after load().
class AspectTable {
 public:
  /// Maps pl.aspects, uk.aspects and ru.aspects of the directory. Error kInternal naming the file
  /// that is missing or damaged.
  static Result<AspectTable> load(const std::filesystem::path& data_directory);

  /// Appends the partners of a verb; a Ukrainian participle has its verb for one.
  void partners(std::string_view stem, Language language, std::vector<std::string>& out) const;

 private:
  using Dictionaries = std::array<dictionary::Dictionary, kStemmedLanguages.size()>;
  explicit AspectTable(Dictionaries dictionaries) : dictionaries_(std::move(dictionaries)) {}

  Dictionaries dictionaries_;  // in the order of kStemmedLanguages
};

}  // namespace tropa
