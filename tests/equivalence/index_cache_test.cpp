// What is kept of an index from search to search, and how its postings are read.
#include "index/index_cache.hpp"
#include "index/two_generation_cache.hpp"
#include "random_plans.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace tropa;
using search::PostingCursor;
using test::Random;

TEST_CASE("what was used last is kept") {
  search::TwoGenerationCache<std::string> recent(100);
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

TEST_CASE("kinds and owners of the cache keep apart, and large things are not kept") {
  search::IndexCache cache(std::size_t{1} << 20U);
  const auto keep = [&](search::Kept kind, std::uint32_t owner, int value, std::size_t bytes) {
    cache.keep<int>(kind, owner, "x", std::make_shared<const int>(value), bytes);
  };
  keep(search::Kept::kTerm, 1, 1, 10);
  keep(search::Kept::kTerm, 2, 2, 10);
  keep(search::Kept::kCount, 1, 3, 10);
  CHECK(*cache.find<int>(search::Kept::kTerm, 1, "x") == 1);
  CHECK(*cache.find<int>(search::Kept::kTerm, 2, "x") == 2);
  CHECK(*cache.find<int>(search::Kept::kCount, 1, "x") == 3);
  keep(search::Kept::kArticle, 1, 4, std::size_t{1} << 20U);
  CHECK(cache.find<int>(search::Kept::kArticle, 1, "x") == nullptr);
}

TEST_CASE("postings and lengths are those that Xapian reads") {
  const test::TemporaryDirectory directory;
  Random random(3);
  const test::RandomIndex how{.articles = 3000};
  const std::string path = test::make_database(directory / "a", how, random).string();
  const Xapian::Database database(path);
  const search::Snapshot snapshot = test::snapshot_of({path});
  const search::Segment& segment = *snapshot.segments()[0];
  for (unsigned number = 0; number <= how.terms; ++number) {
    const std::string term = "t" + std::to_string(number);
    CAPTURE(term);
    CHECK(segment.frequency(term) == database.get_termfreq(term));
    std::vector<std::pair<search::DocumentNumber, std::uint32_t>> right;
    for (auto i = database.postlist_begin(term); i != database.postlist_end(term); ++i) {
      right.emplace_back(*i, i.get_wdf());
    }
    PostingCursor cursor(segment.postings(term));
    for (search::DocumentNumber from = 0; from < 3000; from += 100) {
      const auto first = std::ranges::lower_bound(right, std::pair(from, 0U));
      REQUIRE(cursor.seek(from) == (first == right.end() ? PostingCursor::kEnd : first->first));
      for (const search::DocumentNumber size : {50U, 20U}) {
        auto expected = first;
        cursor.read_to(from + size, [&](search::DocumentNumber document, std::uint32_t count) {
          REQUIRE(expected != right.end());
          CHECK(std::pair(document, count) == *expected++);
          CHECK(count <= cursor.list().most);
        });
        CHECK((expected == right.end() || expected->first >= from + size));
      }
    }
  }
  for (auto i = database.postlist_begin(""); i != database.postlist_end(""); ++i) {
    CHECK(segment.lengths()[*i] == i.get_doclength());
  }

  search::SlotReader positions(segment, schema::kSlotPositions);
  search::SlotReader keys(segment, schema::kSlotDocumentKey);
  for (int i = 0; i < 2000; ++i) {
    const Xapian::docid number = 1 + random() % segment.last();
    CAPTURE(number);
    const bool is_there = segment.lengths()[number] != search::Segment::kNone;
    const Xapian::Document document = is_there ? database.get_document(number) : Xapian::Document();
    CHECK(positions.value_of(number) == document.get_value(schema::kSlotPositions));
    CHECK(keys.value_of(number) == document.get_value(schema::kSlotDocumentKey));
  }
}
