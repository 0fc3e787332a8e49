#include "segments/merge_policy.hpp"

#include <algorithm>
#include <numeric>

namespace tropa {
namespace {

constexpr std::uint64_t kFewArticles = 100;
constexpr std::uint64_t kSmallShare = 128;

}  // namespace

std::vector<std::size_t> choose_merge(std::span<const std::uint64_t> sizes,
                                      std::size_t most_segments) {
  if (sizes.size() < most_segments) return {};
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return sizes[at]; });
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    // A merge that overtakes the next larger segment is dearer than waiting for that one.
    if (at > 1 && sum <= sizes[order[at]]) {
      order.resize(at);
      break;
    }
    sum += sizes[order[at]];
  }
  return order;
}

bool should_update_in_place(std::uint64_t added, std::uint64_t size) {
  return added <= std::max(kFewArticles, size / kSmallShare);
}

}  // namespace tropa
