// Which aliases stand at a place in a row of words. A hash map from each stem of an alias's first
// word, with its language, to the aliases that begin so. Does not own the concepts, and does not
// choose between matches.
#pragma once

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

  /// Appends every alias that begins at words[0] and whose words all follow, each once. An alias
  /// word matches when it shares a stem in the alias's language; English, codes and words without
  /// stems match as folded words. `concepts` are the ones the index was built from.
  void matches(std::span<const Concept> concepts, std::span<const WordReadings> words,
               std::vector<AliasRef>& out) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::vector<AliasRef>, Hash, std::equal_to<>> first_words_;
};

}  // namespace tropa::concepts
