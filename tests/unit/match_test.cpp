// The matcher against Xapian's on the same groups, when postings are read for the first time and
// from memory; and what is kept from query to query.
#include "index/two_generation_cache.hpp"
#include "match/best_articles.hpp"
#include "match/group_source.hpp"
#include "random_numbers.hpp"
#include "schema.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace tropa;
using search::TieredTerms;
using test::Random;

namespace {

constexpr unsigned kTerms = 40;

std::string term(unsigned number) {
  return "t" + std::to_string(number);
}

/// Articles with words of all frequencies; many are as long as others and weigh the same.
Xapian::Database make_part(const test::TemporaryDirectory& directory, const char* name,
                           unsigned articles, Random& random) {
  const std::string path = (directory / name).string();
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (unsigned i = 0; i < articles; ++i) {
    Xapian::Document document;
    for (unsigned number = 0; number < kTerms; ++number) {
      if (random() % (2 + number * number) != 0) continue;
      document.add_term(term(number), 1 + (random() % 4 == 0 ? random() % 400 : random() % 3));
    }
    document.add_term("filler", 1 + random() % 5 * 40);
    document.add_value(schema::kSlotDocumentKey, std::to_string(random() % 100000));
    database.add_document(document);
    if (random() % 50 == 0) database.delete_document(database.get_lastdocid());
  }
  database.commit();
  return Xapian::Database(path);
}

std::shared_ptr<const TieredTerms> random_group(Random& random, double average_length) {
  auto terms = std::make_shared<TieredTerms>();
  const std::size_t tiers = 1 + random() % 4;
  for (std::size_t tier = 0; tier < tiers; ++tier) {
    terms->weights.push_back(0.1 + static_cast<double>(random() % 100) / 20);
    for (unsigned i = 0; i <= random() % 3; ++i) {
      TieredTerms::Member member;
      member.tier = tier;
      member.terms = {term(random() % kTerms)};
      if (random() % 4 == 0) member.beside = {{term(random() % 5), term(random() % kTerms)}};
      terms->members.push_back(member);
    }
  }
  terms->average_length = average_length;
  return terms;
}

std::string shown(double weight, Xapian::docid article) {
  return std::to_string(weight) + " " + std::to_string(article);
}

}  // namespace

TEST_CASE("the matcher finds what Xapian's finds") {
  const test::TemporaryDirectory directory;
  Random random(7);
  const std::vector<Xapian::Database> parts{make_part(directory, "a", 4000, random),
                                            make_part(directory, "b", 2500, random)};
  Xapian::Database all;
  for (const Xapian::Database& part : parts) all.add_database(part);
  search::Kept kept;
  for (int number = 0; number < 60; ++number) {
    CAPTURE(number);
    std::vector<search::WeightedGroup> groups;
    std::vector<Xapian::Query> queries;
    for (unsigned i = 0; i <= random() % 4; ++i) {
      const double scale = random() % 3 == 0 ? 0.6 : 1;
      groups.push_back({random_group(random, all.get_avlength()), scale});
      queries.emplace_back(
          scale, Xapian::Query((new search::GroupSource(groups.back().terms, kept))->release()));
    }
    Xapian::Enquire enquire(all);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end()));
    enquire.set_sort_by_relevance_then_value(schema::kSlotDocumentKey, false);
    const Xapian::doccount wanted = 1 + random() % 30;
    const Xapian::MSet right = enquire.get_mset(0, wanted, all.get_doccount());
    const Xapian::doccount count_to = random() % 2 == 0 ? 100 : 6500;
    const auto found = search::best_articles(groups, parts, kept, wanted, count_to);
    CHECK(found.is_counted == (right.get_matches_estimated() <= count_to));
    if (found.is_counted) CHECK(found.count == right.get_matches_estimated());
    REQUIRE(found.articles.size() == right.size());
    for (Xapian::doccount i = 0; i < right.size(); ++i) {
      CHECK(shown(found.articles[i].weight, found.articles[i].number) ==
            shown(right[i].get_weight(), *right[i]));
    }
    if (number == 30) kept.clear({});
  }
}

TEST_CASE("postings are the same from memory") {
  const test::TemporaryDirectory directory;
  Random random(3);
  const Xapian::Database part = make_part(directory, "a", 3000, random);
  search::Kept kept;
  search::PostingLists& lists = kept.of(part)->postings;
  for (int round = 0; round < 3; ++round) {
    CAPTURE(round);
    for (unsigned number = 0; number < kTerms; ++number) {
      const search::Word word = lists.of(term(number));
      CHECK(word.count == part.get_termfreq(term(number)));
      search::PostingCursor cursor = lists.cursor(term(number), word);
      auto right = part.postlist_begin(term(number));
      const auto end = part.postlist_end(term(number));
      for (Xapian::docid from = 1; from < 3000; from += 100) {
        cursor.skip_to(from);
        if (right != end) right.skip_to(from);
        REQUIRE((cursor.article() == search::PostingCursor::kEnd) == (right == end));
        if (right == end) break;
        cursor.read_to(from + 50, [&](Xapian::docid article, std::uint32_t count) {
          CHECK(article == *right);
          CHECK(count == right.get_wdf());
          CHECK(count <= word.most);
          ++right;
        });
      }
    }
  }
}

TEST_CASE("what was used last is kept") {
  search::Recent<std::string> recent(100);
  for (int i = 0; i < 1000; ++i) {
    recent.keep(std::to_string(i), "v" + std::to_string(i), 10);
    REQUIRE(recent.find("0") != nullptr);
    CHECK(*recent.find("0") == "v0");
  }
  CHECK(recent.find("999") != nullptr);
  CHECK(recent.find("900") == nullptr);
  CHECK(recent.keep("large", "x", 51) == nullptr);
  CHECK(*recent.keep("999", "other", 10) == "other");
  recent.clear();
  CHECK(recent.find("0") == nullptr);
}
