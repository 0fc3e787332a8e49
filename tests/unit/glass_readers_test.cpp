// What readers of the mapped tables find is what Xapian finds, and what is of another revision is
// noticed. Needs nothing but glass, so that tests/glass_versions.sh can build it alone.
#include "glass/glass.hpp"
#include "glass/table_reader.hpp"
#include "glass/version.hpp"
#include "glass_samples.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tropa;
using tropa::test::many_documents;
using tropa::test::TemporaryDirectory;
using tropa::test::write_documents;
using tropa::test::write_few;
namespace fs = std::filesystem;

namespace {

using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The list that the reader came to; nothing when a part of it belongs to another revision.
std::optional<Postings> postings_of(glass::PostingReader& reader,
                                    const glass::OpenDatabase& database) {
  std::vector<glass::PostingChunk> chunks;
  std::deque<std::string> copies;
  if (!reader.read(chunks, copies)) return std::nullopt;
  Postings out;
  for (const glass::PostingChunk& chunk : chunks) {
    glass::PostingPlace place;
    for (bool is_there = place.enter(chunk); is_there; is_there = place.next(chunk)) {
      out.emplace_back(place.document, place.count);
    }
    if (!database.is_intact({chunk.begin, 1}) || place.document != chunk.last) return std::nullopt;
  }
  return out;
}

}  // namespace

TEST_CASE("values and data read from the file are those that Xapian reads") {
  const TemporaryDirectory work;
  write_few(work / "db", glass::Engine::kTropa);
  {
    Xapian::WritableDatabase writer((work / "db").string(), Xapian::DB_OPEN);
    writer.delete_document(7);
    Xapian::Document changed = writer.get_document(9);
    std::string text;  // of several pieces, also when it is packed
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919);
    changed.set_data(text);
    changed.add_value(130, std::string(5000, 'v'));
    writer.replace_document(9, changed);
    writer.commit();
  }
  const Xapian::Database database((work / "db").string());
  const auto opened = glass::OpenDatabase::open(work / "db", database.get_revision());
  REQUIRE(opened);
  glass::ValueReader values(*opened);
  glass::DataReader data(*opened);
  std::string found = "old";
  // Ascending, and back.
  for (const unsigned number : {1U, 2U, 3U, 6U, 7U, 8U, 9U, 10U, 50U, 51U, 9U, 9U, 1U, 50U}) {
    CAPTURE(number);
    const bool is_there = number != 7 && number != 51;
    const Xapian::Document document = is_there ? database.get_document(number) : Xapian::Document();
    for (const unsigned slot : {0U, 1U, 130U}) {
      CHECK(values.read(slot, number, found));
      CHECK(found == document.get_value(slot));
    }
    CHECK(data.read(number, found) == is_there);
    if (is_there) CHECK(found == document.get_data());
  }
  CHECK(values.read(0, 50, found));
}

TEST_CASE("names of metadata read from the file are those that Xapian reads, from any place on") {
  TemporaryDirectory directory;
  const fs::path path = directory.path() / "database";
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  Xapian::Document document;
  document.set_data("data");
  document.add_term("term");
  database.add_document(document);
  for (int number = 0; number < 2000; ++number)
    database.set_metadata("key" + std::to_string(number), std::string(number % 50 * 300 + 1, 'm'));
  database.commit();
  const auto opened = glass::OpenDatabase::open(path, database.get_revision());
  REQUIRE(opened);
  glass::MetadataReader reader(*opened);
  std::vector<std::string> names;
  for (const std::string beginning : {"", "k", "key", "key1", "key199", "key1999", "key2", "kez"}) {
    for (const std::size_t most : {0U, 1U, 7U, 5000U}) {
      std::vector<std::string> expected;
      auto at = database.metadata_keys_begin(beginning);
      for (; at != database.metadata_keys_end(beginning) && expected.size() < most; ++at)
        expected.push_back(*at);
      REQUIRE(reader.read(beginning, most, names));
      CHECK(names == expected);
    }
  }
}

TEST_CASE("runs of values are short enough to stand in a leaf whole") {
  const TemporaryDirectory work;
  std::vector<glass::Document> documents;
  std::vector<glass::Posting> everywhere;
  for (unsigned number = 1; number <= 50; ++number) {
    glass::Document made;
    made.letters = "word";
    made.terms = {{0, 4, 1}};
    made.values = {{5, std::string(300, 'v')}};
    documents.push_back(made);
    everywhere.push_back({number, 1});
  }
  const std::vector<glass::PostingList> lists = {{"word", everywhere}};
  REQUIRE(glass::write({.documents = documents, .postings = lists, .metadata = {}}, work / "db",
                       glass::Engine::kTropa));
  const auto version = glass::read_version(work / "db");
  REQUIRE(version);
  auto table = glass::TableReader::open(work / "db" / "postlist.glass",
                                        version->tables[glass::kPostlist], version->revision);
  REQUIRE(table);
  unsigned runs = 0;
  while (table->next().value()) {
    if (!table->key().starts_with(std::string("\0\xD8", 2))) continue;
    ++runs;
    CHECK(table->tag().size() <= 1000);
  }
  CHECK(runs > 10);
}

TEST_CASE("lists are read where they stand, in parts that fit into a leaf whole, merged or not") {
  const TemporaryDirectory work;
  std::vector<std::filesystem::path> parts;
  for (const unsigned size : {400U, 900U, 1500U}) {
    std::vector<glass::Document> documents;
    std::vector<glass::Posting> everywhere;
    for (unsigned number = 1; number <= size; ++number) {
      glass::Document made;
      made.letters = "word";
      made.terms = {{0, 4, 1}};
      documents.push_back(made);
      everywhere.push_back({number, 1});
    }
    const std::vector<glass::PostingList> lists = {{"word", everywhere}};
    REQUIRE(glass::write({.documents = documents, .postings = lists, .metadata = {}},
                         parts.emplace_back(work / std::to_string(size)), glass::Engine::kTropa));
  }
  REQUIRE(glass::merge(parts, work / "all", glass::Engine::kTropa));
  for (const auto& [name, documents] :
       std::map<std::string, unsigned>{{"400", 400}, {"1500", 1500}, {"all", 2800}}) {
    CAPTURE(name);
    const Xapian::Database database((work / name).string());
    const auto opened = glass::OpenDatabase::open(work / name, database.get_revision());
    REQUIRE(opened);
    glass::PostingReader reader(*opened);
    std::vector<glass::PostingChunk> chunks;
    std::deque<std::string> copies;
    REQUIRE(reader.find("word"));
    CHECK(reader.documents() == documents);
    REQUIRE(reader.read(chunks, copies));
    CHECK(copies.empty());
    for (const glass::PostingChunk& chunk : chunks) CHECK(chunk.end - chunk.begin <= 1000);
    CHECK(chunks.size() <= 2 * documents / 500 + 1);
    CHECK(chunks.back().last == documents);
  }
}

TEST_CASE("a value that readers came across is found again where it stands") {
  const TemporaryDirectory work;
  write_few(work / "db", glass::Engine::kTropa);
  const Xapian::Database database((work / "db").string());
  const auto opened = glass::OpenDatabase::open(work / "db", database.get_revision());
  REQUIRE(opened);
  glass::ValueReader values(*opened);
  std::string found;
  // Backwards, each value is a search, until there are enough to remember where values stand.
  for (int time = 0; time < 10; ++time) {
    for (unsigned number = 52; number > 0; --number) {
      CAPTURE(number);
      values.expect(0, number - 1);
      CHECK(values.read(0, number, found));
      CHECK(found == (number <= 50 ? std::to_string(number) : ""));
    }
  }
  glass::ValueReader other(*opened);
  CHECK(other.read(0, 17, found));
  CHECK(found == "17");
  CHECK(other.read(130, 17, found));
  CHECK(found == "v");
  CHECK(other.read(0, 23, found));
  CHECK(found == "23");

  // A writer that uses the blocks again is noticed there, too.
  std::fstream in_place(work / "db" / "postlist.glass",
                        std::ios::binary | std::ios::in | std::ios::out);
  const auto size = fs::file_size(work / "db" / "postlist.glass");
  for (std::uintmax_t block = 0; block < size; block += glass::kBlockBytes)
    in_place.seekp(static_cast<std::streamoff>(block)).put('\x7F').flush();
  CHECK_FALSE(values.read(0, 23, found));
  CHECK_FALSE(glass::ValueReader(*opened).read(0, 17, found));
}

TEST_CASE("tables that are cut short are not read beyond their end") {
  const TemporaryDirectory work;
  write_few(work / "db", glass::Engine::kTropa);
  const std::uint64_t revision = Xapian::Database((work / "db").string()).get_revision();
  for (const char* table : {"docdata.glass", "postlist.glass"}) {
    fs::resize_file(work / "db" / table, 4096);
  }
  const auto opened = glass::OpenDatabase::open(work / "db", revision);
  REQUIRE(opened);
  std::string found;
  CHECK_FALSE(glass::PostingReader(*opened).find("word"));
  CHECK_FALSE(glass::ValueReader(*opened).read(0, 1, found));
  CHECK_FALSE(glass::DataReader(*opened).read(1, found));
}

TEST_CASE(
    "lists read from the file are those that Xapian reads, and never those of another revision") {
  const TemporaryDirectory work;
  const fs::path directory = work.path() / "index";
  write_documents(many_documents(0, 4000), directory);
  for (unsigned round = 0; round < 3; ++round) {
    CAPTURE(round);
    Xapian::Database database(directory.string());
    const auto opened = glass::OpenDatabase::open(directory, database.get_revision());
    REQUIRE(opened);
    CHECK(glass::OpenDatabase::open(directory, database.get_revision() + 1) == nullptr);
    glass::PostingReader reader(*opened);
    unsigned same = 0;
    unsigned terms = 0;
    const auto check = [&](const std::string& term) {
      ++terms;
      bool is_same = reader.find(term) && reader.documents() == database.get_termfreq(term);
      is_same = is_same &&
                (reader.documents() == 0 || reader.most() == database.get_wdf_upper_bound(term));
      const std::optional<Postings> found = postings_of(reader, *opened);
      is_same = is_same && found;
      std::size_t at = 0;
      for (auto i = database.postlist_begin(term); i != database.postlist_end(term); ++i, ++at) {
        is_same = is_same && at < found->size() && (*found)[at] == std::pair(*i, i.get_wdf());
      }
      is_same = is_same && at == found->size();
      same += is_same ? 1U : 0U;
    };
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      check(*term);
    }
    for (const char* absent : {"A", "everywher", "everywhere1", "w", "zzz", "\xFF\xFF"})
      check(absent);
    CHECK(same == terms);
    CHECK(terms > 7500);

    // Two commits later the blocks of the old revision may be others.
    Xapian::WritableDatabase writer(directory.string(), Xapian::DB_OPEN);
    for (unsigned change = 0; change < 3; ++change) {
      const unsigned first = 5000 + 100 * (3 * round + change);
      for (const glass::Document& document : many_documents(first, first + 50)) {
        writer.add_document(glass::to_xapian(document));
      }
      for (Xapian::docid number = 1; number < 60; ++number) {
        writer.delete_document(1000 * round + 60 * change + number);
      }
      writer.commit();
    }
    unsigned wrong = 0;
    unsigned gone = 0;
    for (auto term = writer.allterms_begin(); term != writer.allterms_end(); ++term) {
      const std::optional<Postings> found =
          reader.find(*term) ? postings_of(reader, *opened) : std::nullopt;
      if (!found) ++gone;
      // What can still be read is as it was.
      const bool is_good =
          !found || (std::ranges::is_sorted(*found) && found->size() == reader.documents());
      wrong += is_good ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK(gone > 0);
  }
}
