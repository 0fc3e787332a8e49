// A plan over an open database -> the hits of a page, with all that is shown of them. Knows neither
// the text of the query nor where the database came from.
#pragma once

#include "expand/plan.hpp"
#include "search/lengths.hpp"
#include "search/word_terms.hpp"
#include "tropa/searcher.hpp"

#include <xapian.h>

namespace tropa::search {

/// Fills the hits, totals and facets of `out`. `is_remote`: a part of the database is on another
/// machine. Throws Xapian errors: call it inside guarded().
void run(const expand::PlanNode& plan, const Xapian::Database& database, bool is_remote,
         Analyzer& analyzer, WordTerms& terms, Lengths& lengths, const SearchOptions& options,
         SearchResult& out);

}  // namespace tropa::search
