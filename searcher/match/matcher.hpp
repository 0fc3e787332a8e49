// A clause tree over all segments of this machine -> the best hits, how many there are, and facets.
// The one way in which a local query is answered. Owns the windows, the threshold, the count and
// the second look at phrases; knows neither plans nor what is shown of a hit.
//
// In each window the words are looked at first. A document whose score bound reaches the threshold
// is weighed; if a phrase decides about it or about its score, it waits until the best of those
// that wait are looked at. Counting needs every hit, so until it is over nothing is passed over.
#pragma once

#include "index/snapshot.hpp"
#include "match/clause_tree.hpp"
#include "match/top_hits.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tropa::search {

struct MatchOptions {
  std::size_t wanted = 10;  // hits, from the first one on
  bool by_date = false;
  std::size_t per_language = 0;
  bool facets = false;
  // Up to so many hits, and documents in which phrases have to be looked for, are counted; beyond,
  // the number of hits is estimated. It never depends on what else is asked.
  std::size_t count_to = 1000;
  bool may_prune = true;  // false looks at every document that has a word; for tests
};

struct Matches {
  std::vector<ScoredHit> hits;  // best first
  std::uint64_t total = 0;
  bool is_exact = true;
  std::map<std::string, std::map<std::string, std::uint64_t>> facets;  // as in SearchResult
};

/// Throws Xapian errors.
Matches match(const ClauseTree& tree, const Snapshot& snapshot, Analyzer& analyzer,
              const MatchOptions& options);

/// Two digits of a number of hits that is not known exactly, but not less than what was counted.
std::uint64_t rounded_estimate(double expected, std::uint64_t counted, std::uint64_t all);

}  // namespace tropa::search
