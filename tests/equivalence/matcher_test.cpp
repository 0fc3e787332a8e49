// The matcher against its slow twin, and against Xapian's matcher on plain queries, on random plans
// over random indexes: with and without pruning, with small pages and small counts.
#include "expand/filters.hpp"
#include "match/rescore.hpp"
#include "oracle.hpp"
#include "random_plans.hpp"
#include "remote/remote_match.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace tropa;
using test::Random;

namespace {

struct Bench {
  test::TemporaryDirectory directory;
  test::RandomIndex how;
  std::vector<std::filesystem::path> paths;
  Analyzer analyzer{*Resources::load({.built_in_concepts = false})};

  Bench(const test::RandomIndex& index, unsigned databases, Random& random) : how(index) {
    for (unsigned i = 0; i < databases; ++i) {
      paths.push_back(test::make_database(directory / std::to_string(i), how, random));
    }
  }
};

std::string shown(const std::vector<test::OracleHit>& hits, std::size_t wanted) {
  std::string out;
  for (std::size_t i = 0; i < std::min(wanted, hits.size()); ++i) {
    out += hits[i].key + ' ' + std::to_string(hits[i].score) + '\n';
  }
  return out;
}

/// Keys instead of numbers, so that layouts can be compared.
std::string shown(const search::Matches& found, const search::Snapshot& snapshot) {
  std::string out;
  for (const search::ScoredHit& hit : found.hits) {
    search::SlotReader key(*snapshot.segments()[hit.segment], schema::kSlotDocumentKey);
    out += key.value_of(hit.document) + ' ' + std::to_string(hit.score) + '\n';
  }
  return out;
}

std::map<std::string, std::map<std::string, std::uint64_t>> facets_of(
    const std::vector<test::OracleHit>& hits) {
  std::map<std::string, std::map<std::string, std::uint64_t>> out{
      {"lang", {}}, {"source", {}}, {"month", {}}};
  for (const test::OracleHit& hit : hits) {
    ++out["lang"][hit.language];
    if (!hit.source.empty()) ++out["source"][hit.source];
    if (!hit.date.empty()) ++out["month"][hit.date.substr(0, 4) + '-' + hit.date.substr(4, 2)];
  }
  return out;
}

/// A plan and the same without its filters, as trees.
struct Trees {
  search::ClauseTree tree;
  std::optional<expand::PlanNode> words_plan;
  search::ClauseTree words_tree;

  Trees(const expand::PlanNode& plan, const search::Snapshot& snapshot, Analyzer& analyzer)
      : tree(search::make_clauses(plan, snapshot, analyzer)),
        words_plan(expand::without_filters(plan)) {
    if (words_plan) words_tree = search::make_clauses(*words_plan, snapshot, analyzer);
  }
  const search::ClauseTree* words() const { return words_plan ? &words_tree : nullptr; }
};

expand::PlanNode next_plan(const Bench& bench, const search::Snapshot& snapshot, Random& random) {
  expand::PlanNode plan = test::random_plan(bench.how, snapshot, random() % 4, random);
  return random() % 3 == 0 ? test::filtered(std::move(plan), random) : plan;
}

}  // namespace

TEST_CASE("the matcher finds what its slow twin finds, whatever else is asked") {
  Random random(20);
  for (const unsigned articles : {40U, 900U, 4000U}) {
    Bench bench({.articles = articles}, articles == 40 ? 1 : 2, random);
    const search::Snapshot snapshot = test::snapshot_of(bench.paths);
    std::size_t differing = 0;
    const int plans = articles == 4000 ? 40 : 150;
    for (int number = 0; number < plans; ++number) {
      const expand::PlanNode plan = next_plan(bench, snapshot, random);
      const Trees trees(plan, snapshot, bench.analyzer);
      const std::string clauses = search::to_string(trees.tree.root);
      CAPTURE(articles);
      CAPTURE(number);
      CAPTURE(clauses);
      const bool by_date = random() % 4 == 0;
      std::vector<test::OracleHit> right =
          test::all_hits(trees.tree, trees.words(), snapshot, bench.analyzer, by_date);
      const auto facets = facets_of(right);
      const std::size_t hits = right.size();
      const std::size_t per_language = random() % 5 == 0 ? 1 + random() % 4 : 0;
      if (per_language > 0) right = test::with_quota(right, per_language);
      const std::size_t count_to = random() % 2 == 0 ? 1000 : random() % 60;
      std::uint64_t total = 0;
      for (int ask = 0; ask < 5; ++ask) {
        search::MatchOptions options{.wanted = random() % 40,
                                     .by_date = by_date,
                                     .per_language = per_language,
                                     .facets = random() % 3 == 0,
                                     .count_to = count_to,
                                     .may_prune = random() % 4 != 0};
        const auto found =
            search::match_and_rescore(trees.tree, trees.words(), snapshot, bench.analyzer, options);
        CAPTURE(options.wanted);
        CAPTURE(options.facets);
        CAPTURE(options.may_prune);
        CAPTURE(count_to);
        differing += shown(found, snapshot) != shown(right, options.wanted) ? 1U : 0U;
        CHECK(shown(found, snapshot) == shown(right, options.wanted));
        if (options.facets) CHECK(found.facets == facets);
        if (found.is_exact) CHECK(found.total == hits);
        if (hits <= count_to && 2 * articles <= count_to) CHECK(found.is_exact);
        if (ask > 0) CHECK(found.total == total);
        total = found.total;
      }
    }
    CHECK(differing == 0);
  }
}

TEST_CASE("one database, several and a fresh cache give the same hits and the same total") {
  Random random(21);
  Bench bench({.articles = 700}, 3, random);
  const std::filesystem::path whole = bench.directory / "whole";
  Xapian::Database all;
  for (const auto& path : bench.paths) all.add_database(Xapian::Database(path.string()));
  all.compact(whole.string());
  const search::Snapshot one = test::snapshot_of({whole});
  const search::Snapshot three = test::snapshot_of(bench.paths);
  for (int number = 0; number < 200; ++number) {
    CAPTURE(number);
    const expand::PlanNode plan = next_plan(bench, one, random);
    const search::MatchOptions options{.wanted = 1 + random() % 30,
                                       .count_to = random() % 2 == 0 ? 1000 : random() % 60};
    std::vector<std::string> answers;
    std::vector<std::uint64_t> totals;
    const auto ask = [&](const search::Snapshot& snapshot) {
      const Trees trees(plan, snapshot, bench.analyzer);
      const auto found =
          search::match_and_rescore(trees.tree, trees.words(), snapshot, bench.analyzer, options);
      answers.push_back(shown(found, snapshot));
      totals.push_back(found.total);
    };
    ask(one);
    ask(three);
    ask(three);
    ask(test::snapshot_of(bench.paths));
    for (std::size_t i = 1; i < answers.size(); ++i) {
      CHECK(answers[i] == answers[0]);
      CHECK(totals[i] == totals[0]);
    }
  }
}

TEST_CASE("Xapian's matcher gives the same scores by plain queries") {
  // Many terms, since what is in most articles weighs next to nothing, and rounding shows.
  Random random(22);
  Bench bench({.articles = 450, .terms = 150}, 2, random);
  const search::Snapshot local = test::snapshot_of(bench.paths);
  const search::Snapshot remote = test::remote_snapshot_of(bench.paths);
  for (int number = 0; number < 150; ++number) {
    const expand::PlanNode plan = next_plan(bench, local, random);
    const std::size_t wanted = 1 + random() % 30;
    const Trees trees(plan, local, bench.analyzer);
    const std::string clauses = search::to_string(trees.tree.root);
    SearchOptions options;
    options.per_language = number % 3 == 0 ? 1 + random() % 5 : 0;
    options.fold = number % 2 == 0;
    const auto found =
        search::match_and_rescore(trees.tree, trees.words(), local, bench.analyzer,
                                  {.wanted = wanted, .per_language = options.per_language});
    const auto theirs = search::remote_match(plan, trees.words_plan ? &*trees.words_plan : nullptr,
                                             remote, bench.analyzer, options, wanted);
    CAPTURE(number);
    CAPTURE(clauses);
    CAPTURE(theirs.explanation);
    CHECK(found.total == theirs.total);
    REQUIRE(found.hits.size() == theirs.hits.size());
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      CHECK(found.hits[i].score == doctest::Approx(theirs.hits[i].score).epsilon(1e-9));
    }
  }
}
