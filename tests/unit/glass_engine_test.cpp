// glass/ against the libxapian at hand: both ways of writing and merging give the same, what is
// written can be changed by Xapian, and a format that is not ours is noticed and named. Needs
// nothing but glass, so that tests/glass_versions.sh can build it alone.
#include "glass/glass.hpp"
#include "glass/self_test.hpp"
#include "glass/table_file.hpp"
#include "glass/table_reader.hpp"
#include "glass/table_writer.hpp"
#include "glass/version.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace tropa;
using tropa::test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void replace_byte(const fs::path& file, std::size_t at, char byte) {
  std::string bytes = bytes_of(file);
  bytes.at(at) = byte;
  std::ofstream(file, std::ios::binary) << bytes;
}

// In "iamglass": behind the name, year after 2014 * 512 + month * 32 + day.
constexpr std::size_t kDateAt = 14;

/// A few documents with terms, values, data and metadata, written either way.
void write_few(const fs::path& directory, glass::Engine engine, unsigned from = 0) {
  std::vector<glass::Document> documents;
  std::vector<glass::Posting> everywhere;
  for (unsigned number = 1; number <= 50; ++number) {
    glass::Document made;
    made.letters = "word";
    made.terms = {{0, 4, number + from}};
    made.values = {{0, std::to_string(number)}, {130, "v"}};
    made.data = std::string(number, 'd');
    documents.push_back(made);
    everywhere.push_back({number, number + from});
  }
  const std::vector<glass::PostingList> lists = {{"word", everywhere}};
  const glass::Contents contents{
      .documents = documents, .postings = lists, .metadata = {{"a", "1"}, {"b", "2"}}};
  REQUIRE(glass::write(contents, directory, engine));
}

}  // namespace

TEST_CASE("the libxapian at hand writes what this code reads") {
  CHECK(glass::can_read());
  CHECK(glass::engine() == glass::Engine::kTropa);
}

TEST_CASE("Tropa and its twin write and merge the same") {
  const TemporaryDirectory work;
  write_few(work / "ours", glass::Engine::kTropa);
  write_few(work / "theirs", glass::Engine::kXapian);
  CHECK(glass::contents_of(work / "ours") == glass::contents_of(work / "theirs"));
  write_few(work / "more", glass::Engine::kXapian, 100);
  const std::vector<fs::path> from = {work / "ours", work / "more", work / "theirs"};
  REQUIRE(glass::merge(from, work / "merged", glass::Engine::kTropa));
  REQUIRE(glass::merge(from, work / "compacted", glass::Engine::kXapian));
  CHECK(glass::contents_of(work / "merged") == glass::contents_of(work / "compacted"));
  CHECK(Xapian::Database((work / "merged").string()).get_doccount() == 150);
}

TEST_CASE("a database that reads otherwise than Xapian reads it is not ours to read") {
  const TemporaryDirectory work;
  fs::create_directory(work / "scratch");
  write_few(work / "odd", glass::Engine::kXapian);
  CHECK(glass::agrees(work / "odd", work / "scratch"));
  fs::remove_all(work / "scratch" / "copy");
  // libxapian has the database open, so it goes on reading the old files.
  const std::string postlist = bytes_of(work / "odd" / "postlist.glass");
  std::ofstream(work / "odd" / "postlist.glass", std::ios::binary)
      << std::string(postlist.size(), '\0');
  bool agrees = false;
  try {
    agrees = glass::agrees(work / "odd", work / "scratch");
  } catch (const Xapian::Error&) {
  }
  CHECK_FALSE(agrees);
}

TEST_CASE("a format of another date is named, with what is known and what to do") {
  const TemporaryDirectory work;
  write_few(work / "later", glass::Engine::kTropa);
  replace_byte(work / "later" / "iamglass", kDateAt, '\x1A');  // 2027
  const Result<glass::Version> version = glass::read_version(work / "later");
  REQUIRE_FALSE(version);
  CHECK(version.error().code == Code::kNoIndex);
  CHECK(version.error().what.find("glass of 2027-03-14") != std::string::npos);
  CHECK(version.error().what.find("glass of 2016-03-14") != std::string::npos);
  CHECK(version.error().hint.find("anew") != std::string::npos);
  CHECK(glass::OpenDatabase::open(work / "later", 1) == nullptr);
  // Merging is left to libxapian, which does not know it either.
  const std::vector<fs::path> from = {work / "later"};
  CHECK_THROWS_AS((void)glass::merge(from, work / "to"), Xapian::DatabaseVersionError);
}

TEST_CASE("blocks of a revision that is not committed yet are not read") {
  const TemporaryDirectory work;
  auto writer = glass::TableWriter::create(work / "t.glass");
  REQUIRE(writer);
  REQUIRE(writer->add("key", "tag"));
  const auto info = writer->finish();
  REQUIRE(info);
  for (const char revision : {'\1', '\2', '\3'}) {
    CAPTURE(int{revision});
    replace_byte(work / "t.glass", 3, revision);  // of the block, highest byte first
    auto reader = glass::TableReader::open(work / "t.glass", *info, 2);
    REQUIRE(reader);
    const Result<bool> is_there = reader->next();
    CHECK(is_there.has_value() == (revision <= 2));
    if (!is_there) CHECK(is_there.error().code == Code::kDamaged);
    CHECK(reader->find("key").has_value() == (revision <= 2));
  }
}

TEST_CASE("a block that a writer uses again while it is looked at is noticed") {
  const TemporaryDirectory work;
  auto writer = glass::TableWriter::create(work / "t.glass");
  REQUIRE(writer);
  for (const char* key : {"a", "b", "c"}) REQUIRE(writer->add(key, "tag"));
  const auto info = writer->finish();
  REQUIRE(info);
  auto file = glass::TableFile::open(work / "t.glass", glass::TableFile::Access::kMapped);
  REQUIRE(file);
  REQUIRE(file->is_mapped());
  glass::TableReader reader(std::make_shared<const glass::TableFile>(std::move(*file)), *info, 2,
                            glass::TableReader::Leaves::kMapped);
  REQUIRE(reader.find("b").value());
  CHECK(reader.tag() == "tag");
  CHECK(reader.is_intact());
  std::fstream in_place(work / "t.glass", std::ios::binary | std::ios::in | std::ios::out);
  in_place.seekp(3).put('\3').flush();  // its revision
  CHECK_FALSE(reader.is_intact());
  in_place.seekp(3).put('\2').flush();
  CHECK(reader.is_intact());
}

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

TEST_CASE("what was written and merged can be changed by Xapian, and merged again") {
  const TemporaryDirectory work;
  write_few(work / "one", glass::Engine::kTropa);
  write_few(work / "two", glass::Engine::kTropa, 300);
  const std::vector<fs::path> from = {work / "one", work / "two"};
  REQUIRE(glass::merge(from, work / "ours", glass::Engine::kTropa));
  REQUIRE(glass::merge(from, work / "theirs", glass::Engine::kXapian));
  for (const char* name : {"ours", "theirs"}) {
    Xapian::WritableDatabase database((work / name).string(),
                                      Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    for (Xapian::docid number = 10; number < 90; number += 3) database.delete_document(number);
    Xapian::Document changed = database.get_document(9);
    changed.add_term("changed", 300);
    changed.set_data("changed");
    database.replace_document(9, changed);
    database.set_metadata("c", "3");
    database.commit();
  }
  CHECK(Xapian::Database::check((work / "ours").string(), 0, nullptr) == 0);
  CHECK(glass::contents_of(work / "ours") == glass::contents_of(work / "theirs"));
  const std::vector<fs::path> again = {work / "ours", work / "one"};
  REQUIRE(glass::merge(again, work / "ours2", glass::Engine::kTropa));
  REQUIRE(glass::merge(again, work / "theirs2", glass::Engine::kXapian));
  CHECK(glass::contents_of(work / "ours2") == glass::contents_of(work / "theirs2"));
}
