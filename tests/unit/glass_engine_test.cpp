// glass/ against the libxapian at hand: both ways of writing and merging give the same, what is
// written can be changed by Xapian, and a format that is not ours is noticed and named. Needs
// nothing but glass, so that tests/glass_versions.sh can build it alone.
#include "glass/glass.hpp"
#include "glass/self_test.hpp"
#include "glass/table_file.hpp"
#include "glass/table_reader.hpp"
#include "glass/table_writer.hpp"
#include "glass/version.hpp"
#include "glass_samples.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

using namespace tropa;
using tropa::test::TemporaryDirectory;
using tropa::test::write_few;
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

TEST_CASE("metadata that the next ones supersede are left out of a merge") {
  const TemporaryDirectory work;
  write_few(work / "one", glass::Engine::kTropa);
  write_few(work / "two", glass::Engine::kTropa);
  const std::vector<fs::path> from = {work / "one", work / "two"};
  const auto is_a_before_b = [](std::string_view key, std::string_view next) {
    return key == "a" && next == "b";
  };
  REQUIRE(glass::merge(from, work / "all", glass::Engine::kTropa, is_a_before_b));
  const Xapian::Database all((work / "all").string());
  CHECK(all.get_metadata("a").empty());
  CHECK(all.get_metadata("b") == "2");
}
