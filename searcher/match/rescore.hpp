// The second phase of ranking: the best hits of a clause tree are looked at again, and those in
// which words of the query stand side by side or in the title move up. So many are looked at
// whatever the page, so a page is always the head of a larger one.
#pragma once

#include "match/matcher.hpp"

namespace tropa::search {

/// As match(), with both phases. By date there is only the first. Throws Xapian errors.
Matches match_and_rescore(const ClauseTree& tree, const Snapshot& snapshot, Analyzer& analyzer,
                          const MatchOptions& options);

}  // namespace tropa::search
