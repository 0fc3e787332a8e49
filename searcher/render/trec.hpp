// A result -> lines of a TREC run, for programs that measure rankings. Knows file names, not what
// they hold.
#pragma once

#include "tropa/searcher.hpp"

#include <string>
#include <string_view>

namespace tropa::render {

/// One line a hit: `query_id Q0 docno rank score tag`. `docno` is the file name without directory
/// and last extension, or the id of an article that is not a file of its own. Gaps in names become
/// underscores, for they separate columns.
///   trec("q7", result, "tropa")  ->  "q7 Q0 000 1 7.412000 tropa\n"
std::string trec(std::string_view query_id, const SearchResult& result, std::string_view tag);

}  // namespace tropa::render
