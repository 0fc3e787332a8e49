// The tools that agents call: search, article, explain and status. Each is described by a schema
// and takes the arguments that the schema names.
#pragma once

#include "json_rpc.hpp"
#include "tropa/searcher.hpp"

#include <string>
#include <vector>

namespace tropa::mcp {

/// The index that is searched, and the names it was opened by.
struct Library {
  Searcher& searcher;
  std::vector<std::string> databases;
};

/// For tools/list.
Json tool_list();

/// For tools/call. What goes wrong with a query is told to the agent in the result ("isError"), so
/// that it can ask better; an unknown tool or argument is an error of the protocol.
Answer call_tool(Library& library, const Json& params);

}  // namespace tropa::mcp
