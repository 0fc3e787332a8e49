// The same databases by Xapian's own writer and compactor: slower, and right whatever the format.
#pragma once

#include "glass/glass.hpp"

namespace tropa::glass {

/// As write() and merge() of glass.hpp. They throw what Xapian throws.
Result<void> write_with_xapian(const Contents& contents, const std::filesystem::path& directory);
Result<void> merge_with_xapian(std::span<const std::filesystem::path> from,
                               const std::filesystem::path& to);

}  // namespace tropa::glass
