// A request as JSON -> query and options: the keys of searcher/JSON.md, "Requests". Used by --jsonl
// and by every door that takes options as JSON. An unknown key is an error, so that a slip is seen.
#pragma once

#include "tropa/result.hpp"
#include "tropa/searcher.hpp"

#include <string>
#include <string_view>

namespace tropa::render {

struct Request {
  std::string query;
  SearchOptions options;
};

/// A line of --jsonl: a query as text, or an object. What the object does not name stays as in
/// `defaults`. Errors: kUsage.
Result<Request> read_request(const std::string& line, const SearchOptions& defaults);

/// An object without "query"; empty text changes nothing. Errors: kUsage.
Result<void> read_options(std::string_view json, SearchOptions& options);

}  // namespace tropa::render
