// Which segments are worth folding into one. Pure arithmetic on numbers of articles, so that the
// policy can be read and tested without an index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tropa {

/// More segments than this make queries slow (ten: 2.9 times slower than one), so a run never
/// publishes past it without folding.
inline constexpr std::size_t kMostSegments = 7;

/// While a run adds segments: the positions of four of like size, or of the smallest ones when
/// there are too many; empty when nothing is worth it. Sizes within a factor of four are alike, so
/// every article is copied once for each factor of four that its run grows by.
std::vector<std::size_t> fold_while_adding(std::span<const std::uint64_t> sizes);

/// When a run ends: the small ones that together are a quarter of the next larger one or more. What
/// stays grows by more than four from one to the next, and a large index is not copied for a small
/// addition.
std::vector<std::size_t> fold_to_rest(std::span<const std::uint64_t> sizes);

}  // namespace tropa
