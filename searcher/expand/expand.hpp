// Query tree -> plan: what each word is searched by, in every language. Reads the vocabulary of the
// index through an interface and never the articles; does not know how the plan is run.
#pragma once

#include "expand/plan.hpp"
#include "query/ast.hpp"
#include "tropa/searcher.hpp"
#include "words/vocabulary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tropa::expand {

struct Expansion {
  PlanNode plan;
  std::vector<std::string> warnings{};
  std::vector<std::string> suggestions{};  // the query with its words repaired
};

/// `query` is the text that `node` was parsed from. Errors: kUsage for a value that a field cannot
/// have.
Result<Expansion> expand(std::string_view query, const query::Node& node, Analyzer& analyzer,
                         Vocabulary& vocabulary, const SearchOptions& options);

/// A filter by days, both included.
PlanNode date_node(const query::DateRange& range);

}  // namespace tropa::expand
