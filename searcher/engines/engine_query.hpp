// Plan -> a query that engines of another kind can run on exported articles, as a tree that is
// printed in the syntax of each. Ranks as our own matcher does, as far as they can: a term is
// weighed so that its idf there falls away and that of its group takes its place. Knows no syntax.
#pragma once

#include "expand/plan.hpp"
#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"
#include "words/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::engines {

/// Words that follow each other, or stand near each other in any order; any of the tokens at each
/// place. Only filters.
struct TokenRow {
  std::vector<std::string> fields;  // that may have it; each holds a row of its own
  std::vector<std::vector<std::string>> places;
  bool in_order = true;
  std::size_t slop = 0;  // words between them that may be anything
};

enum class EngineKind : std::uint8_t {
  kTerm,        // `token` in `field`
  kPrefix,      // tokens that begin with `token`; does not score
  kRow,         // `row`; does not score
  kDays,        // `field` from `first` to `last`, an open end empty; does not score
  kEverything,  // does not score
  kNothing,
  kBest,  // the score of the best of `children`
  kAny,   // the sum of `children`; one must match
  kAll,   // `children`, each as `roles` says
};

/// kAdds only adds to the score; kFilter must match and does not score.
enum class Role : std::uint8_t { kMust, kAdds, kFilter, kMustNot };

struct EngineClause {
  EngineKind kind = EngineKind::kNothing;
  std::string field = {};
  std::string token = {};
  std::string first = {};
  std::string last = {};
  TokenRow row = {};
  double boost = 1;
  std::vector<EngineClause> children = {};
  std::vector<Role> roles = {};  // kAll
};

/// How alternatives that stand for one word are joined: by the best of them, or, in a syntax that
/// has no such thing, by a sum in which what two of them say together counts once.
enum class Joining : std::uint8_t { kBest, kSum };

/// `articles` is their number in the vocabulary.
EngineClause make_engine_query(const expand::PlanNode& plan, expand::Vocabulary& vocabulary,
                               std::uint64_t articles, Analyzer& analyzer, Joining joining);

/// The classic syntax of Lucene's query parser, which Solr and the query_string of OpenSearch and
/// Elasticsearch read too. Error: kUsage for a row of too many words.
Result<std::string> to_lucene(const EngineClause& root);

/// A JSON object for the key "query" of a search request of OpenSearch or Elasticsearch.
std::string to_opensearch(const EngineClause& root);

/// A token with a backslash before what means something in Lucene's syntax.
std::string escape_lucene(std::string_view token);

/// Rows of single tokens, `most` at most, that together are what a row asks for; empty when there
/// are more.
std::vector<std::vector<std::string>> single_rows(const TokenRow& row, std::size_t most);

}  // namespace tropa::engines
