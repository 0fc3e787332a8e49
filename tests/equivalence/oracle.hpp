// The slow and obvious twin of the matcher: reads every document, one by one, and asks of each what
// the clauses say. No windows, no bounds, no cache.
#pragma once

#include "index/snapshot.hpp"
#include "match/clause_tree.hpp"
#include "tropa/stemmers.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tropa::test {

struct OracleHit {
  std::uint32_t segment = 0;
  std::uint32_t document = 0;
  double score = 0;
  std::string key, date, language, source;
};

/// All hits, best first, or newest first. `words`: the tree without filters, if it has some.
std::vector<OracleHit> all_hits(const search::ClauseTree& tree, const search::ClauseTree* words,
                                const search::Snapshot& snapshot, Analyzer& analyzer, bool by_date);

/// At most so many of each language.
std::vector<OracleHit> with_quota(const std::vector<OracleHit>& hits, std::size_t per_language);

}  // namespace tropa::test
