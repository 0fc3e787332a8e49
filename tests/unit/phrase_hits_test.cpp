// Phrases and words near each other: the way that looks at the heaviest articles first against
// Xapian's matcher, which looks at all, on random articles.
#include "match/phrase_matcher.hpp"
#include "match/top_phrase_hits.hpp"
#include "positions.hpp"
#include "random_numbers.hpp"
#include "schema.hpp"
#include "temporary_directory.hpp"
#include "words/weights.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace tropa;
using test::Random;

namespace {

constexpr unsigned kTerms = 30;

std::string term(unsigned number) {
  return "t" + std::to_string(number);
}

/// Low numbers are frequent.
unsigned random_term(Random& random) {
  return std::min(random() % kTerms, random() % kTerms);
}

/// Short articles, so that many weigh the same.
Xapian::Database make_part(const test::TemporaryDirectory& directory, const char* name,
                           unsigned articles, Random& random) {
  const std::string path = (directory / name).string();
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (unsigned i = 0; i < articles; ++i) {
    Xapian::Document document;
    schema::PositionsWriter places;
    const unsigned words = 3 + random() % 30;
    for (unsigned position = 0; position < words; ++position) {
      const std::string word = term(random_term(random));
      document.add_term(word);
      places.add(schema::TextField::kText, position, word);
    }
    document.add_value(schema::kSlotDocumentKey, std::to_string(random() % 100000));
    if (random() % 40 != 0) document.add_value(schema::kSlotPositions, places.bytes(true, true));
    database.add_document(document);
    if (random() % 50 == 0) database.delete_document(database.get_lastdocid());
  }
  database.commit();
  return Xapian::Database(path);
}

search::WeightedRow random_row(Random& random) {
  search::WeightedRow out;
  search::Row row;
  const unsigned words = 2 + random() % 2;
  for (unsigned i = 0; i < words; ++i) {
    auto& terms = out.places.emplace_back();
    auto& hashes = row.places.emplace_back();
    for (unsigned choice = 0; choice <= random() % 3; ++choice) {
      const std::string word = term(random_term(random));
      if (std::ranges::find(terms, word) != terms.end()) continue;
      terms.push_back(word);
      hashes.push_back({word, schema::hash_of(word), false});
    }
  }
  row.in_order = random() % 3 != 0;
  row.span = 2 + random() % 4;
  out.row = std::make_shared<const search::Row>(row);
  return out;
}

Xapian::Query words_of(const search::WeightedRow& row) {
  std::vector<Xapian::Query> places;
  for (const std::vector<std::string>& terms : row.places) {
    places.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  return {Xapian::Query::OP_AND, places.begin(), places.end()};
}

std::string shown(double weight, Xapian::docid article) {
  return std::to_string(weight) + " " + std::to_string(article);
}

}  // namespace

TEST_CASE("the heaviest articles with a phrase are those that Xapian finds") {
  const test::TemporaryDirectory directory;
  Random random(11);
  const std::vector<Xapian::Database> parts{make_part(directory, "a", 3000, random),
                                            make_part(directory, "b", 1500, random)};
  Xapian::Database all;
  for (const Xapian::Database& part : parts) all.add_database(part);
  Analyzer analyzer(*Resources::load({.built_in_concepts = false}));
  search::Kept kept;
  unsigned estimates = 0;
  for (int number = 0; number < 150; ++number) {
    CAPTURE(number);
    std::vector<search::WeightedRow> rows;
    std::vector<Xapian::Query> queries;
    bool was_cut = false;
    for (unsigned i = 0; i <= random() % 5 / 4; ++i) {
      rows.push_back(random_row(random));
      queries.push_back(search::only_where(words_of(rows.back()), rows.back().row, all, analyzer,
                                           false, was_cut));
    }
    Xapian::Enquire enquire(all);
    enquire.set_weighting_scheme(Xapian::BM25Weight(expand::kBm25K1, 0, 1, expand::kBm25B, 0.5));
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end()));
    enquire.set_sort_by_relevance_then_value(schema::kSlotDocumentKey, false);
    const Xapian::doccount wanted = random() % 40;
    const Xapian::MSet right = enquire.get_mset(0, wanted, all.get_doccount());
    const Xapian::doccount count_to = random() % 2 == 0 ? 50 : 5000;
    const auto found = search::best_of_rows(rows, all, parts, analyzer, kept, wanted, count_to);
    const auto count = static_cast<double>(right.get_matches_estimated());
    if (count_to == 5000) CHECK(found.best.is_counted);
    if (found.best.is_counted) {
      CHECK(found.best.count == count);
    } else {
      ++estimates;
      CHECK(found.about > count / 2 - 20);
      CHECK(found.about < count * 2 + 20);
    }
    REQUIRE(found.best.articles.size() == right.size());
    for (Xapian::doccount i = 0; i < right.size(); ++i) {
      CHECK(shown(found.best.articles[i].weight, found.best.articles[i].number) ==
            shown(right[i].get_weight(), *right[i]));
    }
    if (number == 70) kept.clear({});
  }
  CHECK(estimates > 10);
}
