// How many articles have what: the idf of a group of words, and how many a whole plan finds. All of
// it from the frequencies of terms, so it is the same for every layout of an index.
#pragma once

#include "expand/plan.hpp"
#include "index/snapshot.hpp"

#include <string>

namespace tropa::search {

/// As Xapian's BM25 weighs a term of `documents_with` out of `all` articles.
double xapian_idf(double documents_with, double all);

/// As Lucene's BM25 does.
double lucene_idf(double documents_with, double all);

/// A group has one idf, that of the word in all languages together, or a rare synonym would outrank
/// the word itself. Never nothing: with five articles in the index a word of all of them still has
/// to count.
double idf_of(const expand::Group& group, double all);

class Statistics {
 public:
  /// Borrows the snapshot.
  explicit Statistics(const Snapshot& snapshot);

  double all() const { return all_; }  // articles; at least 1
  double average_length() const { return snapshot_.average_length(); }
  double frequency(const std::string& term) const {
    return static_cast<double>(snapshot_.frequency(term));
  }
  double idf_of(const expand::Group& group) const { return search::idf_of(group, all_); }

  /// The part of all articles that a node finds, as if words were independent.
  double selectivity(const expand::PlanNode& node) const;

 private:
  const Snapshot& snapshot_;
  double all_;
};

}  // namespace tropa::search
