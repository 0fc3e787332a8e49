// The concepts of all tables, and which of them a query names. Knows neither the index nor the
// weights of what it finds, and gets words cut and stemmed by a callback, so it does not know the
// stemmers either.
#pragma once

#include "concepts/alias_index.hpp"
#include "concepts/concept_merge.hpp"

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace tropa {

/// Immutable and thread-safe after load().
class ConceptTable {
 public:
  /// Later files add concepts or extend those of earlier ones by the same id. Errors: kUsage with
  /// "FILE:LINE: what" and the cure; nothing is loaded then. No files: an empty table.
  static Result<ConceptTable> load(std::span<const std::filesystem::path> files,
                                   const concepts::CutAndStem& cut);

  std::span<const Concept> concepts() const { return concepts_; }

  /// Every concept with an alias in these words, longer aliases first, then by place. What a longer
  /// match covers wholly is left out: "kontrola eksportu" is export control and not also export.
  std::vector<ConceptMatch> find(std::span<const WordReadings> words) const;

 private:
  explicit ConceptTable(std::vector<Concept> list);
  std::vector<Concept> concepts_;
  concepts::AliasIndex index_;
};

}  // namespace tropa
