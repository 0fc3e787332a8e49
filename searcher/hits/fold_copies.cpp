#include "hits/fold_copies.hpp"

#include <algorithm>

namespace tropa::search {

std::vector<HitGroup> fold_copies(std::span<const FoldableHit> hits) {
  std::vector<HitGroup> groups;
  std::vector<std::size_t> next_rank;     // in each list
  std::vector<std::size_t> first_within;  // the first group of each list that may be joined
  for (std::size_t number = 0; number < hits.size(); ++number) {
    const FoldableHit& hit = hits[number];
    if (hit.list >= next_rank.size()) {
      next_rank.resize(hit.list + 1);
      first_within.resize(hit.list + 1);
    }
    const std::size_t rank = next_rank[hit.list]++;
    HitGroup* joined = nullptr;
    std::size_t& at = first_within[hit.list];
    const auto is_near = [&](const HitGroup& group) {
      return hits[group.best].list == hit.list && rank - group.last_rank <= kFoldWithin;
    };
    while (at < groups.size() && !is_near(groups[at])) ++at;
    const auto is_copy_of = [&](std::size_t other) {
      return hits[other].signature && are_copies(*hits[other].signature, *hit.signature);
    };
    for (std::size_t i = at; hit.signature && joined == nullptr && i < groups.size(); ++i) {
      if (!is_near(groups[i])) continue;
      const bool joins =
          is_copy_of(groups[i].best) || std::ranges::any_of(groups[i].copies, is_copy_of);
      if (joins) joined = &groups[i];
    }
    if (joined != nullptr) {
      joined->copies.push_back(number);
      joined->last_rank = rank;
    } else {
      groups.push_back({.best = number, .last_rank = rank, .copies = {}});
    }
  }
  return groups;
}

}  // namespace tropa::search
