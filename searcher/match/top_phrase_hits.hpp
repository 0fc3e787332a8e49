// Phrases and words near each other -> the best articles in which they stand, over all databases of
// this machine. What an article weighs is known before the costly look at where its words stand, so
// the heaviest are looked at first and most not at all.
#pragma once

#include "index/index_cache.hpp"
#include "match/best_articles.hpp"
#include "match/phrase_clause.hpp"
#include "tropa/stemmers.hpp"

#include <xapian.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tropa::search {

/// A row of words, and by what terms it weighs.
struct WeightedRow {
  std::vector<std::vector<std::string>> places;  // any of the terms at each
  std::shared_ptr<const Row> row;
};

struct BestOfRows {
  BestArticles best;
  double about = 0;  // articles in which they stand, by those that were looked at
};

/// The `wanted` best articles of `parts`, which `all` searches as one, that have all of the rows.
/// They weigh as in a Xapian query: BM25 of each term, added up. If not more than `count_to` have
/// all words they are counted, too. Throws Xapian errors.
BestOfRows best_of_rows(const std::vector<WeightedRow>& rows, const Xapian::Database& all,
                        std::span<const Xapian::Database> parts, Analyzer& analyzer, Kept& kept,
                        Xapian::doccount wanted, Xapian::doccount count_to);

}  // namespace tropa::search
