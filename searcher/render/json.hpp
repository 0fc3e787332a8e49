// A result or an error -> one line of JSON, schema 1. The shape is a contract with programs that we
// do not know: searcher/JSON.md shows it, and it changes only together with that page and its test.
#pragma once

#include "tropa/result.hpp"
#include "tropa/searcher.hpp"

#include <string>
#include <string_view>

namespace tropa::render {

/// Always valid UTF-8 and without a line end, whatever bytes the result has.
std::string json(const SearchResult& result);

/// Only what the query is searched by: {"query", "expansion", "suggestions", "warnings"}.
std::string expansion_json(const SearchResult& result);

/// What stands in the place of a result when a query of a stream cannot be answered.
std::string json(std::string_view query, const Error& error);

}  // namespace tropa::render
