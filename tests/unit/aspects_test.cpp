// Verbs and their partners of the other aspect: the rules that propose, and what the build found.
#include "stem/aspects.hpp"
#include "read_table.hpp"
#include "tools/aspect_rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace tropa::test {
namespace {

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

TEST_CASE("verbs that differ in aspect alone find each other") {
  const auto table = AspectTable::load(TROPA_BUILD_DATA);
  REQUIRE(table.has_value());
  for (const auto& row : read_table("aspects.tsv", 4)) {
    CAPTURE(row.where);
    const Language language = language_from(row[0]).value();
    std::vector<std::string> partners;
    table->partners(row[1], language, partners);
    if (row[2] == "-") {
      CHECK(partners.empty());
      continue;
    }
    CHECK(has(partners, row[2]));
    partners.clear();
    table->partners(row[2], language, partners);
    CHECK(has(partners, row[1]));
  }
}

TEST_CASE("no word has partners in a language that is not stemmed") {
  const auto table = AspectTable::load(TROPA_BUILD_DATA);
  REQUIRE(table.has_value());
  std::vector<std::string> partners;
  table->partners("podpisywać", Language::kOther, partners);
  CHECK(partners.empty());
}

TEST_CASE("a missing table of aspects is an error that names the file") {
  const auto table = AspectTable::load(std::filesystem::path("nowhere"));
  REQUIRE_FALSE(table.has_value());
  CHECK(table.error().what.find("pl.aspects") != std::string::npos);
}

TEST_CASE("the rules propose each spelling once, and never the verb itself") {
  for (const std::string verb : {"podpisywać", "zbierać", "ogłaszać"}) {
    std::vector<std::string> words = tools::perfectives_of(verb, Language::kPl);
    CHECK_FALSE(has(words, verb));
    std::ranges::sort(words);
    CHECK(std::ranges::adjacent_find(words) == words.end());
  }
  CHECK(has(tools::perfectives_of("заробляти", Language::kUk), "заробити"));
  CHECK(has(tools::perfectives_of("спрашивать", Language::kRu), "спросить"));
  CHECK(has(tools::verbs_of_participle("засуджений"), "засудити"));
}

}  // namespace
}  // namespace tropa::test
