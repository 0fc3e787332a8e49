// Groups -> the best articles that have any of them, over all databases of this machine. Does for
// the commonest kind of query what Xapian's matcher does for all: it looks only at articles that
// can still get onto the list, and at the keys that decide between equals only where there are
// some.
#pragma once

#include "index/index_cache.hpp"
#include "match/group_reader.hpp"

#include <xapian.h>

#include <memory>
#include <span>
#include <vector>

namespace tropa::search {

/// A group of the query, and how much it counts.
struct WeightedGroup {
  std::shared_ptr<const TieredTerms> terms;
  double scale = 1;
};

struct BestArticles {
  struct Article {
    Xapian::docid number = 0;  // in all databases together
    double weight = 0;
  };
  std::vector<Article> articles;  // best first
  Xapian::doccount count = 0;     // that have any of the groups
  bool is_counted = false;        // else there are more than were to be counted
};

/// The `wanted` best articles of `parts`, which are searched as one. All that have any of the
/// groups are counted, if they are not more than `count_to`. An article weighs what its groups
/// weigh, added up in their order. Throws Xapian errors.
BestArticles best_articles(const std::vector<WeightedGroup>& groups,
                           std::span<const Xapian::Database> parts, Kept& kept,
                           Xapian::doccount wanted, Xapian::doccount count_to);

}  // namespace tropa::search
