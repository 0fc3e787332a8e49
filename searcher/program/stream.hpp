// The stream of queries of tropa-search --jsonl: a line in, a line out, flushed. Searches through
// the door only.
#pragma once

#include "tropa/searcher.hpp"

#include <iosfwd>

namespace tropa {

/// A line is plain text or a JSON object: {"query": "...", "limit": 3, "offset": 0, "lang": ["uk"],
/// "from": "...", "to": "...", "source": "...", "sort": "date", "exact": true, "concepts": false,
/// "related": false, "bridge": false, "facets": true}; what it leaves out is as in `defaults`. A
/// line that cannot be answered gives
/// {"schema": 1, "query": ..., "error": {"code": 2, "what": ..., "hint": ...}}.
void answer_lines(Searcher& searcher, const SearchOptions& defaults, std::istream& in,
                  std::ostream& out);

}  // namespace tropa
