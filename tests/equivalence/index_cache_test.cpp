// What is kept of an index from search to search, and how its postings are read.
#include "index/index_cache.hpp"
#include "index/two_generation_cache.hpp"
#include "random_plans.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
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

TEST_CASE("a cursor finds every posting, however far apart documents are and whatever they count") {
  Random random(5);
  for (const unsigned step : {1U, 3U, 130U, 20'000U}) {
    CAPTURE(step);
    search::PostingListMaker maker;
    std::vector<std::pair<search::DocumentNumber, std::uint32_t>> right;
    search::DocumentNumber number = 0;
    for (int i = 0; i < 3000; ++i) {
      number += 1 + static_cast<search::DocumentNumber>(random() % step);
      const std::uint32_t count = random() % 50 == 0 ? 300 : 1 + random() % 3;
      maker.add(number, count);
      right.emplace_back(number, count);
    }
    const auto list = std::make_shared<const search::PostingList>(maker.finish());
    CHECK(list->documents == right.size());
    CHECK(list->most == 300);
    CHECK(list->chunks.size() >= 3000 / 128);
    PostingCursor cursor(list);
    std::vector<search::DocumentNumber> wanted;
    std::vector<std::pair<search::DocumentNumber, std::uint32_t>> expected;
    for (std::size_t at = 0; at < right.size(); at += 1 + random() % 40) {
      wanted.push_back(right[at].first);
      expected.push_back(right[at]);
      CHECK(cursor.has(right[at].first));
      const bool is_next = at + 1 < right.size() && right[at + 1].first == right[at].first + 1;
      CHECK(cursor.has(right[at].first + 1) == is_next);
      if (!is_next) wanted.push_back(right[at].first + 1);
    }
    std::vector<std::pair<search::DocumentNumber, std::uint32_t>> found;
    cursor.look_up(wanted, [&](search::DocumentNumber document, std::uint32_t count) {
      found.emplace_back(document, count);
    });
    CHECK(found == expected);
    for (int i = 0; i < 300; ++i) {
      const auto from = static_cast<search::DocumentNumber>(random() % (number + 10));
      const auto first = std::ranges::lower_bound(right, std::pair(from, 0U));
      CHECK(PostingCursor(list).seek(from) ==
            (first == right.end() ? PostingCursor::kEnd : first->first));
    }
  }
}

TEST_CASE("damaged chunks of postings are refused, and never read beyond their end") {
  search::PostingListMaker maker;
  for (search::DocumentNumber number = 1; number < 2000; number += 7) maker.add(number, 2);
  const search::PostingList good = maker.finish();
  Random random(9);
  for (int i = 0; i < 2000; ++i) {
    const glass::PostingChunk& chunk = good.chunks[random() % good.chunks.size()];
    std::string bytes(chunk.begin, chunk.end);
    bytes.resize(random() % (bytes.size() + 1));
    for (unsigned change = random() % 3; change > 0 && !bytes.empty(); --change) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const std::vector<char> exact(bytes.begin(), bytes.end());  // whose end a sanitizer knows
    const glass::PostingChunk damaged{chunk.first, chunk.last, exact.data(),
                                      exact.data() + exact.size()};
    search::PostingList list;
    const bool is_good = list.add(damaged);
    if (bytes != std::string(chunk.begin, chunk.end) && list.documents != 0)
      CHECK((!is_good || list.chunks.back().last == chunk.last));
    glass::PostingPlace place;
    if (!place.enter(damaged)) continue;
    place.skip_to(damaged, chunk.last);
    CHECK(place.document <= chunk.last);
  }
}

TEST_CASE("an article is kept when it is read for the second time") {
  const test::TemporaryDirectory directory;
  Random random(4);
  const std::string path = test::make_database(directory / "a", {.articles = 20}, random).string();
  const search::Snapshot snapshot = test::snapshot_of({path});
  const search::Segment& segment = *snapshot.segments()[0];
  const search::DocumentNumber last = segment.last();
  const auto first = segment.article(last);
  REQUIRE(first.has_value());
  const auto second = segment.article(last);
  CHECK(*first != *second);
  CHECK(*segment.article(last) == *second);
}

TEST_CASE("whoever looks into a list whose place was used again is told") {
  const test::TemporaryDirectory directory;
  Random random(8);
  const test::RandomIndex how{.articles = 3000};
  const std::string path = test::make_database(directory / "a", how, random).string();
  const search::Snapshot snapshot = test::snapshot_of({path});
  PostingCursor cursor(snapshot.segments()[0]->postings("t0"));
  const search::DocumentNumber first = cursor.seek(0);
  REQUIRE(first != PostingCursor::kEnd);
  const std::vector<search::DocumentNumber> documents = {first};
  const auto ignore = [](search::DocumentNumber, std::uint32_t) {};
  CHECK(cursor.has(first));
  cursor.read_to(first + 1, ignore);
  cursor.look_up(documents, ignore);

  // As a writer does: the revision of each block is now a later one.
  const std::filesystem::path table = std::filesystem::path(path) / "postlist.glass";
  std::fstream in_place(table, std::ios::binary | std::ios::in | std::ios::out);
  constexpr std::uintmax_t kBlock = 8192;
  for (std::uintmax_t block = 0; block < std::filesystem::file_size(table); block += kBlock) {
    in_place.seekp(static_cast<std::streamoff>(block)).put('\x7F').flush();
  }
  CHECK_THROWS_AS(cursor.has(first), Xapian::DatabaseModifiedError);
  CHECK_THROWS_AS(cursor.read_to(first + 1, ignore), Xapian::DatabaseModifiedError);
  CHECK_THROWS_AS(cursor.look_up(documents, ignore), Xapian::DatabaseModifiedError);
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
