// A plan over a snapshot -> the hits of a page, with all that is shown of them. Knows neither the
// text of the query nor how the articles are found.
#pragma once

#include "expand/plan.hpp"
#include "hits/word_terms.hpp"
#include "index/snapshot.hpp"
#include "tropa/searcher.hpp"

namespace tropa::search {

/// Fills the hits, totals and facets of `out`, and its explanation if that is wanted. Throws Xapian
/// errors: call it inside catch_xapian().
void build_hits(const expand::PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer,
                WordTerms& terms, const SearchOptions& options, SearchResult& out);

}  // namespace tropa::search
