// What the last run on an index did, kept in the index directory for tropa-index --status. Of no
// use to a search: an index without it is whole.
#pragma once

#include "tropa/indexer.hpp"

#include <filesystem>
#include <optional>

namespace tropa {

/// After a run. A failure is not reported: what the run wrote is safe, and only --status would have
/// told of it.
void remember_run(const std::filesystem::path& index, const RunSummary& run);

/// nullopt when there is none, or it cannot be read.
std::optional<RunSummary> last_run(const std::filesystem::path& index);

}  // namespace tropa
