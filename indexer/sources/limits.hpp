// Limits that hold for every kind of input.
#pragma once

#include <cstddef>

namespace tropa {

/// No article is longer.
inline constexpr std::size_t kMostDocumentBytes = std::size_t{64} << 20U;

}  // namespace tropa
