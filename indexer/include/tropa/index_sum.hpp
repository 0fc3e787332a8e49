// What several indexes hold together. Ownership, threads and errors are those of indexer.hpp.
#pragma once

#include "tropa/indexer.hpp"

namespace tropa {

/// Adds what a part of a list holds (index_parts) to the sum of the parts before it. What belongs
/// to one index only, its segments and its last run, is left out. Cannot fail.
void add(const IndexStatus& part, IndexStatus& sum);

}  // namespace tropa
