// tropa-search --as: queries for engines of another kind, one or a stream of them. Prints; thinks
// nothing itself.
#pragma once

#include "tropa/engines.hpp"

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace tropa {

/// Makes a query, from an index or from a vocabulary.
using MakeEngineQuery =
    std::function<Result<EngineQuery>(std::string_view query, const SearchOptions& options)>;

/// "lucene" or "opensearch".
Engine engine_named(std::string_view name);

/// One JSON object, without a newline. `engine` is how the user named it.
std::string engine_json(const EngineQuery& query, const std::string& engine);

/// A query a line in, as of --jsonl; a JSON object a line out, flushed.
void write_engine_queries(const MakeEngineQuery& make, const SearchOptions& defaults,
                          const std::string& engine, std::istream& in, std::ostream& out);

}  // namespace tropa
