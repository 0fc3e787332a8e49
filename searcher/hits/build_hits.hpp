// A plan over open databases -> the hits of a page, with all that is shown of them. Knows neither
// the text of the query nor how the articles are found.
#pragma once

#include "expand/plan.hpp"
#include "hits/word_terms.hpp"
#include "index/databases.hpp"
#include "index/index_cache.hpp"
#include "tropa/searcher.hpp"

namespace tropa::search {

/// Fills the hits, totals and facets of `out`. Throws Xapian errors: call it inside catch_xapian().
void run(const expand::PlanNode& plan, const Databases& databases, Analyzer& analyzer,
         WordTerms& terms, Kept& kept, const SearchOptions& options, SearchResult& out);

}  // namespace tropa::search
