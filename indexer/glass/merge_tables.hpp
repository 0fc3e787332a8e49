// Several databases -> one, without looking at what is in them: compressed texts are copied as they
// are, and the pieces of a list are joined end to end. Unlike Xapian's own merging it leaves no
// list in more pieces than it needs.
#pragma once

#include "glass/glass.hpp"
#include "tropa/result.hpp"

#include <filesystem>
#include <span>

namespace tropa::glass {

/// As merge() of glass.hpp. Tables that Tropa does not use (position, spelling, synonym) are not
/// copied.
Result<void> merge_tables(std::span<const std::filesystem::path> from,
                          const std::filesystem::path& to,
                          IsSuperseded is_superseded = never_superseded);

}  // namespace tropa::glass
