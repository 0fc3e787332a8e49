#include "tiers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace tropa {
namespace {

constexpr std::size_t kFan = 6;
constexpr std::size_t kTiers = 33;
constexpr std::uint64_t kFewArticles = 100;
constexpr std::uint64_t kSmallShare = 32;

/// 0-3, 4-15, 16-63 ... articles are 0, 1, 2 ...
std::size_t tier_of(std::uint64_t size) {
  return static_cast<std::size_t>(std::max(1, static_cast<int>(std::bit_width(size))) - 1) / 2;
}

}  // namespace

std::vector<std::size_t> worth_folding(std::span<const std::uint64_t> sizes) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return sizes[at]; });
  std::array<std::vector<std::size_t>, kTiers> tiers;
  for (const std::size_t at : order) {
    std::vector<std::size_t>& tier = tiers[tier_of(sizes[at])];
    tier.push_back(at);
    if (tier.size() == kFan) return tier;
  }
  if (sizes.size() < kMostSegments) return {};
  order.resize(kFan);
  return order;
}

bool belongs_in_place(std::uint64_t added, std::uint64_t size) {
  return added <= std::max(kFewArticles, size / kSmallShare);
}

}  // namespace tropa
