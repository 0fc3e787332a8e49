// Several concept tables -> one list of concepts with cut and stemmed aliases. A later file may add
// concepts, and may extend one of an earlier file: a row with its id adds aliases and related ids
// to it. Does not look anything up.
#pragma once

#include "concepts/concept_file.hpp"

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace tropa::concepts {

/// An alias as the Analyzer reads it: its words, folded, with their stems in the language of its
/// column; others may be there and are not looked at. Parts of codes (Token::is_part) are left out,
/// as they are in queries.
using CutAndStem = std::function<std::vector<WordReadings>(std::string_view alias, Language)>;

/// Where something was written.
struct Origin {
  std::size_t file = 0;  // index into the merged files
  std::size_t line = 0;
};

struct Merged {
  std::vector<Concept> concepts;
  std::vector<std::vector<Origin>> origins;  // origins[concept][alias]
};

/// Errors: an alias without a word, an alias that stands twice in one row, more than kMaxAliases
/// aliases together, an unknown related id. An alias that an earlier file has already is left out
/// silently: a user's table must not break when ours grows.
Result<Merged> merge(std::span<const File> files, const CutAndStem& cut);

}  // namespace tropa::concepts
