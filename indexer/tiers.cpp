#include "tiers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace tropa {
namespace {

constexpr std::size_t kFan = 4;
constexpr std::uint64_t kWorthCopying = 4;
constexpr std::size_t kTiers = 33;

/// 0-3, 4-15, 16-63 ... articles are 0, 1, 2 ...
std::size_t tier_of(std::uint64_t size) {
  return static_cast<std::size_t>(std::max(1, static_cast<int>(std::bit_width(size))) - 1) / 2;
}

/// Positions, the smallest first.
std::vector<std::size_t> by_size(std::span<const std::uint64_t> sizes) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return sizes[at]; });
  return order;
}

}  // namespace

std::vector<std::size_t> fold_while_adding(std::span<const std::uint64_t> sizes) {
  std::array<std::vector<std::size_t>, kTiers> tiers;
  for (const std::size_t at : by_size(sizes)) tiers[tier_of(sizes[at])].push_back(at);
  for (std::vector<std::size_t>& tier : tiers) {
    if (tier.size() >= kFan) return tier;
  }
  if (sizes.size() < kMostSegments) return {};
  std::vector<std::size_t> smallest = by_size(sizes);
  smallest.resize(kFan);
  return smallest;
}

std::vector<std::size_t> fold_to_rest(std::span<const std::uint64_t> sizes) {
  std::vector<std::size_t> order = by_size(sizes);
  std::uint64_t below = 0;
  std::size_t worth = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const std::uint64_t size = sizes[order[at]];
    // One that holds nothing but states of files is never worth a segment.
    const bool is_first_full = at == 1 && below == 0;
    if (at > 0 && (is_first_full || size <= kWorthCopying * below)) worth = at + 1;
    below += size;
  }
  order.resize(worth);
  return order;
}

}  // namespace tropa
