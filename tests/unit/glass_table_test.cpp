// A table of the glass format: its numbers and its entries come back as they were written.
#include "glass/coding.hpp"
#include "glass/keys.hpp"
#include "glass/table_reader.hpp"
#include "glass/table_writer.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace tropa;
using tropa::test::TemporaryDirectory;
namespace fs = std::filesystem;

TEST_CASE("numbers whose bytes sort as they do come back") {
  std::vector<std::uint32_t> numbers = {
      0, 1, 127, 128, 0x7FFF, 0x8000, 0x3FFFFF, 0x400000, 0x1FFFFFFF, 0x20000000, 0xFFFFFFFF};
  std::string before;
  for (const std::uint32_t number : numbers) {
    CAPTURE(number);
    std::string bytes;
    glass::put_sorted_number(bytes, number);
    CHECK(before < bytes);
    glass::Input in(bytes);
    CHECK(in.take_sorted_number() == number);
    CHECK(in.at_end());
    CHECK(in.is_good());
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
      glass::Input shorter(std::string_view(bytes).substr(0, cut));
      shorter.take_sorted_number();
      CHECK_FALSE(shorter.is_good());
    }
    before = bytes;
  }
}

TEST_CASE("a table gives back what was written, in any sizes") {
  const TemporaryDirectory work;
  const fs::path file = work.path() / "t.glass";
  auto writer = glass::TableWriter::create(file);
  REQUIRE(writer);
  std::mt19937 random(1);
  std::map<std::string, std::string> entries;
  for (unsigned number = 0; number < 6000; ++number) {
    std::string key(1 + random() % 3, static_cast<char>('a' + random() % 4));
    key += std::to_string(random() % 100000);
    if (number % 50 == 0) key += std::string(255 - key.size(), 'k');
    entries[key] = std::string(random() % (number % 100 == 0 ? 60000 : 300), 't') + key;
  }
  entries["empty"] = "";
  for (const auto& [key, tag] : entries) REQUIRE(writer->add(key, tag, tag.size() % 2 == 0));
  const auto info = writer->finish();
  REQUIRE(info);
  CHECK(info->entries == entries.size());
  CHECK(info->level >= 1);
  auto reader = glass::TableReader::open(file, *info, 1);
  REQUIRE(reader);
  CHECK(reader->last_key().value() == entries.rbegin()->first);
  for (const auto& [key, tag] : entries) {
    REQUIRE(reader->next().value());
    const bool is_same = reader->key() == key && reader->tag() == tag &&
                         reader->is_compressed() == (tag.size() % 2 == 0);
    CHECK(is_same);
  }
  CHECK_FALSE(reader->next().value());
  CHECK_FALSE(reader->next().value());
}

TEST_CASE("leaves are full when tags are cut to fit, and every tag comes back") {
  const TemporaryDirectory work;
  const auto write = [&](const fs::path& file, glass::TableWriter::Cut cut) {
    auto writer = glass::TableWriter::create(file, cut);
    REQUIRE(writer);
    std::mt19937 random(2);
    std::size_t bytes = 0;
    for (unsigned number = 1; number <= 2000; ++number) {
      const std::string tag(1000 + random() % 1900, static_cast<char>('a' + number % 26));
      bytes += tag.size();
      REQUIRE(writer->add(glass::number_key(number), tag));
    }
    auto info = writer->finish();
    REQUIRE(info);
    auto reader = glass::TableReader::open(file, *info, 1);
    REQUIRE(reader);
    for (unsigned number = 1; number <= 2000; ++number) {
      REQUIRE(reader->next().value());
      CHECK(reader->tag().front() == static_cast<char>('a' + number % 26));
      bytes -= reader->tag().size();
    }
    CHECK(bytes == 0);
    return fs::file_size(file);
  };
  const auto whole = write(work.path() / "whole.glass", glass::TableWriter::Cut::kLong);
  const auto cut = write(work.path() / "cut.glass", glass::TableWriter::Cut::kToFit);
  CHECK(cut * 100 < whole * 97);
}
