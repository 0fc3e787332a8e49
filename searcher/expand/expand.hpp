// Query tree -> plan: what each word is searched by, in every language. Reads the vocabulary of the
// index through an interface and never the articles; does not know how the plan is run.
#pragma once

#include "expand/plan.hpp"
#include "query/ast.hpp"
#include "tropa/searcher.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::expand {

/// What the index can tell about its words. Terms are body terms of the schema.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;
  virtual std::uint64_t documents_with(const std::string& term) = 0;
  virtual std::vector<std::string> terms_for(
      const std::string& key) = 0;  // schema::bridge_key() and the like
};

struct Expansion {
  PlanNode plan;
  std::vector<std::string> warnings;
};

/// `query` is the text that `node` was parsed from. Errors: kUsage for a value that a field cannot
/// have.
Result<Expansion> expand(std::string_view query, const query::Node& node, Analyzer& analyzer,
                         Vocabulary& vocabulary, const SearchOptions& options);

/// A filter by days, both included.
PlanNode date_node(const query::DateRange& range);

}  // namespace tropa::expand
