// A plan over databases of which one is on another machine -> the best hits, by Xapian's matcher.
#pragma once

#include "expand/plan.hpp"
#include "index/snapshot.hpp"
#include "tropa/searcher.hpp"
#include "tropa/stemmers.hpp"

#include <xapian.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {

struct RemoteHit {
  Xapian::docid document = 0;
  double score = 0;
  std::string signature;  // for folding
  std::string language;   // where there is a quota
};

struct RemoteMatches {
  std::vector<RemoteHit> hits;  // best first, from the first one on
  std::uint64_t total = 0;
  bool is_exact = true;
  std::map<std::string, std::map<std::string, std::uint64_t>> facets;
  std::string explanation;  // the query that was run
};

/// `wanted` hits. `words` is the plan without what filters it; nullptr when nothing does. Throws
/// Xapian errors.
RemoteMatches remote_match(const expand::PlanNode& plan, const expand::PlanNode* words,
                           const Snapshot& snapshot, Analyzer& analyzer,
                           const SearchOptions& options, std::size_t wanted);

}  // namespace tropa::search
