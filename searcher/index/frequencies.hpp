// How many articles have what: the rarity of a group of words, and how many a whole plan finds. All
// of it from the frequencies of terms, so it is the same for every layout of an index.
#pragma once

#include "expand/plan.hpp"
#include "index/index_cache.hpp"

#include <xapian.h>

#include <string>

namespace tropa::search {

/// What Xapian's BM25 will make of a term, to be divided out again: a group has one rarity, that of
/// the word in all languages together, or a rare synonym would outrank the word itself.
double xapian_rarity(double documents_with, double all);

class Frequencies {
 public:
  Frequencies(const Xapian::Database& database, Kept& kept);

  double all() const { return all_; }
  double of(const std::string& term) const { return kept_.count(database_, term); }
  double rarity_of(const expand::Group& group) const;

  /// The part of all articles that a node finds, as if words were independent.
  double share(const expand::PlanNode& node) const;

 private:
  double documents_with(const expand::Group& group) const;

  const Xapian::Database& database_;
  Kept& kept_;
  double all_;
};

}  // namespace tropa::search
