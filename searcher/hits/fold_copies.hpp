// A ranking in which copies of one story fold into the best of them. Pure: knows neither index nor
// query.
//
// Each article, best first, joins the first group of which it copies a member, if the last member
// stands at most kFoldWithin places before it; else it stands for itself. (Not only the best is
// looked at: a shortened copy often ranks highest, and is farther from the others than the story
// is.) So what a hit stands for depends on the ranking around it alone, and a page is the beginning
// of every larger page.
#pragma once

#include "content_signature.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tropa::search {

/// Copies have nearly the same words, so nearly the same score. (100 places folded no more of the
/// copies that near_duplicates.py makes, and cost half a search.)
inline constexpr std::size_t kFoldWithin = 30;

/// What is known of a hit.
struct FoldableHit {
  std::optional<schema::ContentSignature> signature;
  std::size_t list = 0;  // hits are counted, and fold, in each list alone
};

/// Numbers of hits in the ranking.
struct HitGroup {
  std::size_t best = 0;
  std::size_t last_rank = 0;  // of its last member, in its list, from 0
  std::vector<std::size_t> copies;
};

std::vector<HitGroup> fold_copies(std::span<const FoldableHit> hits);

}  // namespace tropa::search
