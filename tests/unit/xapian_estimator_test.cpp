// The numbers of articles that Xapian expects, against what it makes of them: with k1 = 0 the
// weight of a synonym group is nothing but the rarity of that number.
#include "remote/xapian_estimator.hpp"

#include "index/statistics.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <random>
#include <string>
#include <vector>

using namespace tropa;
using search::EstimatedQuery;
using search::XapianEstimator;

TEST_CASE("the number of articles expected of a query is the one that Xapian weighs it by") {
  constexpr unsigned kArticles = 60;
  constexpr unsigned kTerms = 24;
  std::mt19937 random(7);
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned article = 0; article < kArticles; ++article) {
    Xapian::Document document;
    document.add_term("all");
    for (unsigned term = 0; term < kTerms; ++term) {
      if (random() % (term + 2) == 0) document.add_term("t" + std::to_string(term));
    }
    database.add_document(document);
  }
  const XapianEstimator estimator(kArticles);
  const auto leaf = [&] {
    const std::string term = "t" + std::to_string(random() % kTerms);
    return EstimatedQuery{Xapian::Query(term), database.get_termfreq(term)};
  };
  const auto any = [&](unsigned most) {
    std::vector<EstimatedQuery> ways;
    for (auto i = 1 + random() % most; i > 0; --i) ways.push_back(leaf());
    return estimator.any(std::move(ways));
  };
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(0, 0, 1, 0, 0.5));
  int found = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<EstimatedQuery> members{any(9)};
    members.push_back(estimator.all({any(3), any(3), any(3)}));
    members.push_back(estimator.without(
        leaf(),
        estimator.any(
            {estimator.without(estimator.everything(), estimator.all({any(2), leaf()})), any(4)})));
    members.push_back(estimator.without(leaf(), EstimatedQuery{}));
    const EstimatedQuery all = estimator.any(std::move(members));
    CAPTURE(all.query.get_description());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_SYNONYM, &all.query, &all.query + 1));
    const Xapian::MSet hits = enquire.get_mset(0, 1);
    if (hits.empty()) continue;
    ++found;
    CHECK(hits.begin().get_weight() ==
          doctest::Approx(search::xapian_idf(all.count, kArticles)).epsilon(1e-12));
  }
  CHECK(found > 400);
  CHECK(estimator.any({}).query.empty());
}
