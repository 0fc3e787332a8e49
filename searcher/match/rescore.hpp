// The second phase of ranking: of the best articles for a question those in which its words stand
// side by side or in the title move up. Which are looked at depends on the words alone, neither on
// filters nor on the page, so a page is the head of a larger one, and a filtered list the full one
// without some hits.
#pragma once

#include "match/matcher.hpp"

namespace tropa::search {

/// As match(), with both phases. `words` is the tree without what filters it; nullptr when nothing
/// does. By date there is only the first phase. Throws Xapian errors.
Matches match_and_rescore(const ClauseTree& tree, const ClauseTree* words, const Snapshot& snapshot,
                          Analyzer& analyzer, const MatchOptions& options);

}  // namespace tropa::search
