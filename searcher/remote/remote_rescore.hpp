// The second phase of ranking for databases on other machines: as match/rescore.hpp has it, with
// the positions of each of the best hits fetched over the wire.
#pragma once

#include "remote/remote_match.hpp"

namespace tropa::search {

/// As remote_match(), with both phases. By date there is only the first. Throws Xapian errors.
RemoteMatches remote_match_and_rescore(const expand::PlanNode& plan, const Snapshot& snapshot,
                                       Analyzer& analyzer, const SearchOptions& options,
                                       std::size_t wanted);

}  // namespace tropa::search
