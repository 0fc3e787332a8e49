// Plan -> the numbers and weights of the articles on the page, and how many there are. Chooses who
// does it, Xapian's matcher or ours, and repeats it without what proved wrong. Reads no article.
#pragma once

#include "expand/plan.hpp"
#include "index/databases.hpp"
#include "index/index_cache.hpp"
#include "match/best_articles.hpp"
#include "tropa/searcher.hpp"

#include <cstdint>
#include <vector>

namespace tropa::search {

struct Found {
  std::vector<BestArticles::Article> articles;  // of the page
  std::size_t first_rank = 0;                   // of the page, from 0
  std::uint64_t total = 0;
  bool total_is_exact = true;
};

/// Fills the facets of `out`, and its explanation if that is wanted. Throws Xapian errors.
Found find(const expand::PlanNode& plan, const Databases& databases, Analyzer& analyzer, Kept& kept,
           const SearchOptions& options, SearchResult& out);

}  // namespace tropa::search
