// Terms, records and manifests: what is written is read back, and damage is noticed.
#include "schema.hpp"
#include "address.hpp"
#include "case_evidence.hpp"
#include "read_table.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <set>

using namespace tropa;
using namespace tropa::schema;

namespace {

Record sample() {
  return {.id = "a/1.txt",
          .path = "news/a/1.txt",
          .title = "Zażółć",
          .date = "2025-12-01",
          .date_is_file_time = true,
          .url = "http://a.pl",
          .source = "a.pl",
          .author = "N",
          .language = Language::kUk,
          .tags = {"k", ""},
          .extra = {{"x", "[1]"}},
          .text = std::string(300, 'x')};
}

bool same(const Record& left, const Record& right) {
  return to_bytes(left) == to_bytes(right);
}

}  // namespace

TEST_CASE("terms of words, stems, fields and ids never meet, nor do keys of the vocabulary") {
  const Field& title = *find_field("title");
  const std::set<std::string> terms{word_term("sankcja"),
                                    stem_term(Language::kPl, "sankcja"),
                                    stem_term(Language::kUk, "sankcja"),
                                    word_term(title, "sankcja"),
                                    stem_term(title, Language::kPl, "sankcja"),
                                    value_term(*find_field("tag"), "sankcja"),
                                    value_term(*find_field("url"), "sankcja"),
                                    id_term("sankcja")};
  CHECK(terms.size() == 8);
  CHECK(phonetic_key("sankcja") != undiacritic_key("sankcja"));
  CHECK(find_field("colour") == nullptr);
}

TEST_CASE("a body term tells its language and its text") {
  const std::string stem = stem_term(Language::kRu, "санкц");
  REQUIRE(parse_body_term(stem));
  CHECK(parse_body_term(stem)->language == Language::kRu);
  CHECK(parse_body_term(stem)->text == "санкц");
  CHECK(parse_body_term("h20")->language == Language::kOther);
  CHECK(parse_body_term("h20")->text == "h20");
  CHECK_FALSE(parse_body_term(stem_term(*find_field("title"), Language::kRu, "санкц")));
  CHECK_FALSE(parse_body_term(id_term("a")));
  CHECK_FALSE(parse_body_term("Z"));
  CHECK_FALSE(parse_body_term(""));
}

TEST_CASE("long words are cut at a character, fit Xapian's keys and stay different") {
  std::string word;
  for (int letter = 0; letter < 200; ++letter) word += "ж";
  const std::string other = word + "и";
  CHECK(word_term(word).size() <= kMaxWordBytes);
  CHECK(word_term(word) != word_term(other));
  CHECK(word_term(word) == word_term(word));
  CHECK(id_term(std::string(3000, 'a')).size() <= 245);
  CHECK(id_term(std::string("a\0b", 3)).find('\0') == std::string::npos);
  CHECK(id_term(std::string("a\0b", 3)) != id_term("a b"));
}

TEST_CASE("a record survives storage") {
  const Record record = sample();
  const Result<Record> back = record_from(to_bytes(record));
  REQUIRE(back.has_value());
  CHECK(same(*back, record));
  CHECK(back->text == record.text);
  CHECK(back->tags == record.tags);
  CHECK(back->extra == record.extra);
  CHECK(back->language == Language::kUk);
  CHECK(same(*record_from(to_bytes(Record{})), Record{}));
}

TEST_CASE("a damaged record is an error, never more") {
  const std::string bytes = to_bytes(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<Record> record = record_from(std::string_view(bytes).substr(0, size));
    REQUIRE_FALSE(record.has_value());
    CHECK(record.error().code == Code::kDamaged);
  }
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    static_cast<void>(record_from(damaged).has_value());
    static_cast<void>(file_state_from(damaged).has_value());
  }
}

TEST_CASE("a file state survives storage") {
  const FileState state{.size = 1U << 20U,
                        .mtime_ns = -5,
                        .content_hash = ~std::uint64_t{0},
                        .id = "a",
                        .root = "3",
                        .relative_path = "b/c.txt"};
  REQUIRE(file_state_from(to_bytes(state)));
  CHECK(*file_state_from(to_bytes(state)) == state);
  FileState same_path = state;
  same_path.relative_path = same_path.id;
  REQUIRE(file_state_from(to_bytes(same_path)));
  CHECK(*file_state_from(to_bytes(same_path)) == same_path);
  CHECK(to_bytes(same_path).size() + state.relative_path.size() < to_bytes(state).size() + 1);
  CHECK_FALSE(file_state_from(""));
  CHECK(file_key("1", "a") != file_key("1a", ""));
}

TEST_CASE("a manifest is read back, and everything else is named for what it is") {
  const test::TemporaryDirectory directory;
  Manifest manifest;
  manifest.fingerprint = std::string("fold-1");
  manifest.segments = {"seg-000001"};
  manifest.roots = {{.given = "news", .canonical = "/data/news", .id_prefix = ""},
                    {.given = "/n", .canonical = "/n", .id_prefix = "n/"}};
  directory.write("good/tropa.json", to_string(manifest));
  const Result<Manifest> back = read_manifest(directory / "good");
  REQUIRE(back.has_value());
  CHECK(to_string(*back) == to_string(manifest));

  const auto code_of = [&](const char* name) {
    const Result<Manifest> read = read_manifest(directory / name);
    return read ? 0 : exit_status(read.error());
  };
  CHECK(code_of("missing") == 4);
  directory.write("foreign/a.txt", "x");
  CHECK(code_of("foreign") == 4);
  CHECK(code_of("foreign/a.txt") == 4);
  manifest.version = kVersion + 1;
  directory.write("newer/tropa.json", to_string(manifest));
  CHECK(code_of("newer") == 4);
  directory.write("torn/tropa.json", to_string(manifest).substr(0, 40));
  CHECK(code_of("torn") == 8);
  const std::string version = "{\"version\": " + std::to_string(kVersion);
  directory.write("typed/tropa.json", version + R"(, "segments": "x"})");
  CHECK(code_of("typed") == 8);
  directory.write("outside/tropa.json", version + R"(, "segments": ["seg-../../etc"]})");
  CHECK(code_of("outside") == 8);
  // What cannot be looked at is not said to be missing.
  std::filesystem::create_symlink("loop", directory / "loop");
  CHECK(code_of("loop") == 7);
  std::filesystem::create_directory(directory / "inner");
  std::filesystem::create_symlink("tropa.json", directory / "inner" / "tropa.json");
  CHECK(code_of("inner") == 7);
}

TEST_CASE("an address has one spelling and a site") {
  for (const test::Row& row : test::read_table("addresses.tsv", 4)) {
    CAPTURE(row.where);
    CHECK(folded_address(row[0]) == row[1]);
    CHECK(site_of(row[0]) == row[2]);
  }
  CHECK(address_values("https://sport.example.com/1") ==
        std::vector<std::string>{"sport.example.com/1", "sport.example.com", "example.com"});
  CHECK(address_values("https://example.com/") == std::vector<std::string>{"example.com"});
  CHECK(address_values("news/1.txt").empty());
  CHECK(is_address("https://example.com/1"));
  CHECK(is_address("www.example.com"));
  CHECK(!is_address("example.com"));
  CHECK(!is_address("https://"));
}

TEST_CASE("of what is known of capitals a lower level of the same word and case says nothing") {
  const auto entry = [](const char* term, const char* evidence) {
    return vocabulary_entry(case_key(term), evidence);
  };
  CHECK(is_superseded(entry("Zpport", "L1"), entry("Zpport", "L2")));
  CHECK(is_superseded(entry("Zpport", "C0"), entry("Zpport", "C3")));
  CHECK_FALSE(is_superseded(entry("Zpport", "C3"), entry("Zpport", "L4")));
  CHECK_FALSE(is_superseded(entry("Zpport", "L2"), entry("Zpport", "L2")));
  CHECK_FALSE(is_superseded(entry("Zppora", "L1"), entry("Zpport", "L2")));
  CHECK_FALSE(is_superseded(vocabulary_entry(phonetic_key("CKL"), "L1"),
                            vocabulary_entry(phonetic_key("CKL"), "L2")));
  CHECK_FALSE(is_superseded("", entry("Zpport", "L2")));
}
