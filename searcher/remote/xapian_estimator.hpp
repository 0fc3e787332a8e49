// Queries for other machines, with the number of articles that Xapian will take them to find. It
// weighs a synonym group by that number, rounded at every step of the way, and so differently for
// every order of the steps; who wants to divide the weight out again needs it to the last article.
// So everything here has two branches, which leaves Xapian no order to choose. Knows no plan.
#pragma once

#include <xapian.h>

#include <vector>

namespace tropa::search {

struct EstimatedQuery {
  Xapian::Query query;
  Xapian::doccount count = 0;
};

/// The numbers are those of Xapian 1.4 for a database of `all` articles, of which it knows how many
/// have each term, and takes terms to be independent. Other versions only round otherwise.
class XapianEstimator {
 public:
  explicit XapianEstimator(Xapian::doccount all) : all_(all) {}

  EstimatedQuery everything() const { return {Xapian::Query::MatchAll, all_}; }
  /// Articles with any of these; the rarer ones are joined first. Nothing for none.
  EstimatedQuery any(std::vector<EstimatedQuery> ways) const;
  /// Articles with all of these, at least one.
  EstimatedQuery all(const std::vector<EstimatedQuery>& wanted) const;
  /// Articles of the left without those of the right.
  EstimatedQuery without(const EstimatedQuery& left, const EstimatedQuery& right) const;

 private:
  Xapian::doccount all_;
};

}  // namespace tropa::search
