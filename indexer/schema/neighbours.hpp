// Which words of an article follow each other: a Bloom filter of half a byte a pair, kept with the
// article beside its positions. Most articles that have all words of a phrase, but not the phrase,
// are told by it without a look at their positions. Knows no index and no query.
//
// Source: B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, Communications
// of the ACM 13 (7), 1970.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tropa::schema {

/// What stands for two terms, each given as hash_of() its bytes, the second right after the first.
inline std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  std::uint64_t mixed = (first * 0x9E3779B97F4A7C15U ^ second) * 0xD6E8FEB86659FD93U;
  mixed ^= mixed >> 32U;
  return mixed * 0xD6E8FEB86659FD93U;
}

/// The filter of these pairs; the same for the same pairs in any order. Empty for none.
std::string neighbours(std::span<const std::uint64_t> pairs);

/// False when the pair is not among those that `filter` was made of, and may be false only then.
/// True for an empty filter.
bool may_be_neighbours(std::string_view filter, std::uint64_t pair);

}  // namespace tropa::schema
