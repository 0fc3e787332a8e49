#include "remote/xapian_estimator.hpp"

#include <cstddef>
#include <functional>
#include <queue>
#include <utility>

namespace tropa::search {
namespace {

using Xapian::Query;

Xapian::doccount rounded(double count) {
  return static_cast<Xapian::doccount>(count + 0.5);
}

}  // namespace

EstimatedQuery XapianEstimator::any(std::vector<EstimatedQuery> ways) const {
  std::erase_if(ways, [](const EstimatedQuery& way) { return way.query.empty(); });
  if (ways.empty()) return {};
  // The rarest of those that are left, the first of equals, is on top.
  using Turn = std::pair<Xapian::doccount, std::size_t>;
  std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
  for (std::size_t i = 0; i < ways.size(); ++i) turns.emplace(ways[i].count, i);
  for (;;) {
    const std::size_t rarest = turns.top().second;
    turns.pop();
    if (turns.empty()) return std::move(ways[rarest]);
    const std::size_t next = turns.top().second;
    turns.pop();
    const double left = ways[next].count;
    const double right = ways[rarest].count;
    // A synonym group inside another one is an OR that Xapian does not merge with it.
    ways.push_back({Query(Query::OP_SYNONYM, ways[next].query, ways[rarest].query),
                    rounded(left + right - (left * right / all_))});
    turns.emplace(ways.back().count, ways.size() - 1);
  }
}

EstimatedQuery XapianEstimator::all(const std::vector<EstimatedQuery>& wanted) const {
  if (wanted.size() == 1) return wanted[0];
  std::vector<Query> queries;
  double count = all_;
  for (const EstimatedQuery& one : wanted) {
    queries.push_back(one.query);
    count = queries.size() == 1 ? one.count : count * one.count / all_;
  }
  return {Query(Query::OP_AND, queries.begin(), queries.end()), rounded(count)};
}

EstimatedQuery XapianEstimator::without(const EstimatedQuery& left,
                                        const EstimatedQuery& right) const {
  if (right.query.empty()) return left;
  const double rest = 1.0 - static_cast<double>(right.count) / all_;
  return {Query(Query::OP_AND_NOT, left.query, right.query), rounded(left.count * rest)};
}

}  // namespace tropa::search
