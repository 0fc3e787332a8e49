// Random indexes and random plans, for tests that compare ways of answering a query.
#pragma once

#include "expand/plan.hpp"
#include "index/snapshot.hpp"
#include "random_numbers.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tropa::test {

struct RandomIndex {
  unsigned articles = 500;
  unsigned terms = 30;       // t0, t1, ...; low numbers are frequent
  unsigned most_words = 30;  // of an article
  // Fewer numbers are left out before an article: numbers go over many windows of the matcher,
  // which articles would fill slowly.
  unsigned most_left_out = 6;
};

/// A database with random articles: words with positions, languages, sources, dates and keys. Many
/// articles score the same, some have no positions or no date, some are deleted.
std::filesystem::path make_database(const std::filesystem::path& path, const RandomIndex& how,
                                    Random& random);

/// Databases as segments that are searched as one.
search::Snapshot snapshot_of(const std::vector<std::filesystem::path>& paths);

/// The same for Xapian's matcher, as if they were on other machines.
search::Snapshot remote_snapshot_of(const std::vector<std::filesystem::path>& paths);

/// Groups, names of several words, phrases, NEAR, filters, and, or, not, must, at most `depth`
/// deep.
expand::PlanNode random_plan(const RandomIndex& how, const search::Snapshot& snapshot,
                             unsigned depth, Random& random);

/// A plan with filters around it, as the door makes them.
expand::PlanNode filtered(expand::PlanNode plan, Random& random);

}  // namespace tropa::test
