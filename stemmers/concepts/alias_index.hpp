// Which aliases stand at a place in a row of words: a sorted list of each stem of an alias's first
// word, with its language, as a hash. Does not own the concepts, and does not
// choose between matches.
#pragma once

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace tropa::concepts {

/// An alias of a concept, by position.
struct AliasRef {
  std::uint32_t concept_index = 0;
  std::uint32_t alias = 0;
  friend auto operator<=>(const AliasRef&, const AliasRef&) = default;
};

/// Immutable and thread-safe after it is built.
class AliasIndex {
 public:
  explicit AliasIndex(std::span<const Concept> concepts);
  AliasIndex(AliasIndex&&) noexcept = default;
  AliasIndex& operator=(AliasIndex&&) noexcept = default;

  // Hashes only propose: every alias that is found is compared word by word anyway. A map of
  // strings took a quarter of the time that a table takes to load.
  struct Entry {
    std::uint64_t first_word = 0;
    AliasRef alias;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  /// From entries() of another one, which it borrows.
  explicit AliasIndex(std::span<const Entry> entries) : entries_(entries) {}
  std::span<const Entry> entries() const { return entries_; }

  /// A concept of those the index was built from.
  using ConceptAt = std::function<const Concept&(std::size_t index)>;

  /// Appends every alias that begins at words[0] and whose words all follow, each once. An alias
  /// word matches when it shares a stem in the alias's language; English, codes and words without
  /// stems match as folded words.
  void matches(const ConceptAt& concept_at, std::span<const WordReadings> words,
               std::vector<AliasRef>& out) const;

 private:
  std::vector<Entry> own_;  // if it was built here
  std::span<const Entry> entries_;
};

}  // namespace tropa::concepts
