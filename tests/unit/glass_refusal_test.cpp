// What glass/ refuses, and how it says so: sources that contradict themselves, and what Xapian's
// format has no room for.
#include "glass/database_writer.hpp"
#include "glass/keys.hpp"
#include "glass/list_writer.hpp"
#include "glass/merge_tables.hpp"
#include "glass/table_reader.hpp"
#include "segments/segment_writer.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

using namespace tropa;
using tropa::test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

/// Two documents of one word each, and in "postlist" whatever `fill` puts there.
void write_two(const fs::path& directory, std::uint32_t documents,
               const std::function<Result<void>(glass::TableWriter&)>& fill) {
  auto out = glass::DatabaseWriter::create(directory);
  REQUIRE(out);
  for (const std::uint32_t number : {1U, 2U}) {
    REQUIRE(out->docdata().add(glass::number_key(number), "text"));
    REQUIRE(out->termlist().add(glass::number_key(number), std::string("\1\1\1w\1", 5)));
  }
  REQUIRE(fill(out->postlist()));
  REQUIRE(out->finish({.documents = documents,
                       .last_document = 2,
                       .shortest = 1,
                       .longest = 1,
                       .most_in_one = 1,
                       .total_length = 2}));
}

Result<void> add_list(glass::TableWriter& table, std::string_view key, std::uint32_t document) {
  glass::ListWriter list;
  list.add(document, 1);
  return list.finish(table, key, 1, 1);
}

Result<void> add_nothing(glass::TableWriter&) {
  return {};
}

/// Merges `source` after a sound one.
Error error_of_merging(const TemporaryDirectory& work, const fs::path& source) {
  write_two(work / "sound", 2, add_nothing);
  const Result<void> merged =
      glass::merge_tables(std::vector<fs::path>{work / "sound", source}, work / "to");
  REQUIRE_FALSE(merged);
  return merged.error();
}

}  // namespace

TEST_CASE("a source with entries of documents that it has not is damaged, and named") {
  using Fill = std::function<Result<void>(glass::TableWriter&)>;
  const std::vector<Fill> fills = {
      [](auto& table) { return add_list(table, glass::kLengths, 3); },
      [](auto& table) { return add_list(table, glass::list_key("w"), 3); },
      [](auto& table) { return add_list(table, glass::list_key("w"), 0xFFFFFFFF); },
      [](auto& table) { return table.add(glass::values_key(0, 3), "\1v"); },
  };
  for (const Fill& fill : fills) {
    const TemporaryDirectory work;
    write_two(work / "odd", 2, fill);
    const Error error = error_of_merging(work, work / "odd");
    CHECK(error.code == Code::kDamaged);
    CHECK(error.what.find("odd") != std::string::npos);
  }
}

TEST_CASE("the source that has lost documents is the one that is named") {
  const TemporaryDirectory work;
  write_two(work / "short", 3, add_nothing);
  const Error error = error_of_merging(work, work / "short");
  CHECK(error.code == Code::kDamaged);
  CHECK(error.what.find("short") != std::string::npos);
}

TEST_CASE("a file that is gone is damage, one that cannot be read is the disk's fault") {
  const TemporaryDirectory work;
  write_two(work / "odd", 2, add_nothing);
  fs::remove(work / "odd" / "iamglass");
  const Result<void> gone = merge_segments(std::vector<fs::path>{work / "odd"}, work / "to");
  REQUIRE_FALSE(gone);
  CHECK(gone.error().code == Code::kDamaged);
  CHECK(gone.error().what.find("iamglass") != std::string::npos);
  // Reading a directory is an error as reading a bad sector is.
  fs::create_directory(work / "odd" / "iamglass");
  const Result<void> unreadable = merge_segments(std::vector<fs::path>{work / "odd"}, work / "to");
  REQUIRE_FALSE(unreadable);
  CHECK(unreadable.error().code == Code::kIo);
  CHECK(unreadable.error().what.find("iamglass") != std::string::npos);
  CHECK_FALSE(unreadable.error().hint.empty());
}

TEST_CASE("a table whose keys do not ascend is damaged") {
  const TemporaryDirectory work;
  auto writer = glass::TableWriter::create(work / "t.glass");
  REQUIRE(writer);
  for (const char* key : {"key-a", "key-b", "key-c"}) REQUIRE(writer->add(key, "tag"));
  const auto info = writer->finish();
  REQUIRE(info);
  std::ifstream in(work / "t.glass", std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  for (const char last : {'b', 'a', 'A'}) {
    CAPTURE(last);
    bytes[bytes.find("key-") + 4] = last;  // items stand from the end of the block
    work.write("t.glass", bytes);
    auto reader = glass::TableReader::open(work / "t.glass", *info, 1);
    REQUIRE(reader);
    CHECK(reader->next().value());
    CHECK(reader->next().value());
    const Result<bool> third = reader->next();
    REQUIRE_FALSE(third);
    CHECK(third.error().code == Code::kDamaged);
  }
}

TEST_CASE("a number whose bytes would not sort is none") {
  for (const std::string& bytes :
       {std::string("\x80\0\1", 3), std::string("\xC0\0\0\1", 4), std::string("\xE0\0\0\0\1", 5)}) {
    glass::Input in(bytes);
    in.take_sorted_number();
    CHECK_FALSE(in.is_good());
  }
}

TEST_CASE("a key that is too long for Xapian is an error, not a broken table") {
  const TemporaryDirectory work;
  auto writer = glass::TableWriter::create(work / "t.glass");
  REQUIRE(writer);
  CHECK(writer->add(std::string(255, 'k'), "tag"));
  const Result<void> longer = writer->add(std::string(256, 'l'), "tag");
  REQUIRE_FALSE(longer);
  CHECK(longer.error().code == Code::kInternal);
  CHECK(longer.error().what.find("256") != std::string::npos);
}

TEST_CASE("more documents than Xapian can count are an error") {
  const TemporaryDirectory work;
  {
    Xapian::WritableDatabase wide((work / "wide").string(),
                                  Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    wide.add_document(Xapian::Document());
    wide.replace_document(0xFFFFFFFF, Xapian::Document());
    wide.commit();
  }
  REQUIRE(glass::merge_tables(std::vector<fs::path>{work / "wide"}, work / "alone"));
  CHECK(Xapian::Database((work / "alone").string()).get_lastdocid() == 0xFFFFFFFF);
  const Error error = error_of_merging(work, work / "wide");
  CHECK(error.what.find("wide") != std::string::npos);
  CHECK(error.what.find("too many") != std::string::npos);
}

TEST_CASE("a word that stands more often than Xapian can count can still be found") {
  const TemporaryDirectory work;
  Batch batch;
  for (unsigned number = 0; number < 2; ++number) {
    glass::Document article;
    article.letters = "word";
    article.terms = {{0, 4, 3'000'000'000}};
    batch.articles.push_back(std::move(article));
  }
  REQUIRE(write_segment(batch, work / "one"));
  REQUIRE(merge_segments(std::vector<fs::path>{work / "one", work / "one"}, work / "two"));
  for (const char* name : {"one", "two"}) {
    const Xapian::Database database((work / name).string());
    CHECK(database.get_collection_freq("word") == 0xFFFFFFFF);
    CHECK(database.get_termfreq("word") == database.get_doccount());
  }
}
