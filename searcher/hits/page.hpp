// A plan over a snapshot -> the articles of a page: asks the matcher of this machine, or the one
// that reaches others, and folds copies. Knows nothing of what is shown of an article.
#pragma once

#include "expand/plan.hpp"
#include "index/snapshot.hpp"
#include "tropa/searcher.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tropa::search {

/// An article of the ranking, not read yet.
struct Ranked {
  double score = 0;
  std::uint32_t segment = 0;
  std::uint32_t document = 0;  // in its segment, or in all databases of other machines
};

Result<std::shared_ptr<const StoredArticle>> read_article(const Snapshot& snapshot,
                                                          const Ranked& hit);

struct PageHit {
  Ranked best;
  std::vector<std::string> similar;  // ids of its copies
};

/// Fills what `out` says of all hits, too. Throws Xapian errors.
std::vector<PageHit> find_page(const expand::PlanNode& plan, const Snapshot& snapshot,
                               Analyzer& analyzer, const SearchOptions& options, SearchResult& out);

}  // namespace tropa::search
