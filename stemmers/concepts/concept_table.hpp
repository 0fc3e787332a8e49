// The concepts of all tables, and which of them a query names. Knows neither the index nor the
// weights of what it finds, and gets words cut and stemmed by a callback, so it does not know the
// stemmers either.
#pragma once

#include "concepts/alias_index.hpp"
#include "concepts/compiled_concepts.hpp"
#include "concepts/concept_merge.hpp"

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tropa {

/// Immutable and thread-safe after load().
class ConceptTable {
 public:
  /// Later files add concepts or extend those of earlier ones by the same id. Errors: kUsage with
  /// "FILE:LINE: what" and the cure; nothing is loaded then. No files: an empty table.
  static Result<ConceptTable> load(std::span<const std::filesystem::path> files,
                                   const concepts::CutAndStem& cut);

  /// A table that was cut before.
  explicit ConceptTable(concepts::CompiledConcepts cut);

  std::size_t size() const { return cut_ ? cut_->size() : concepts_.size(); }
  const Concept& at(std::size_t index) const { return cut_ ? cut_->at(index) : concepts_[index]; }

  /// What CompiledConcepts reads.
  std::string packed(std::uint64_t key) const { return concepts::pack(concepts_, index_, key); }

  /// Every concept with an alias in these words, longer aliases first, then by place. What a longer
  /// match covers wholly is left out: "kontrola eksportu" is export control and not also export.
  std::vector<ConceptMatch> find(std::span<const WordReadings> words) const;

 private:
  explicit ConceptTable(std::vector<Concept> list);
  std::vector<Concept> concepts_;  // or, of a table that was cut before,
  std::optional<concepts::CompiledConcepts> cut_ = {};
  concepts::AliasIndex index_;
};

}  // namespace tropa
