// Answers at the door to single questions that once were wrong.
#include "bench.hpp"

#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace tropa;
using test::ask;
using test::Bench;

TEST_CASE("a search says when an index has a format that nobody here knows") {
  namespace fs = std::filesystem;
  const Bench bench;
  Document document;
  document.id = "a";
  document.text = "Port.";
  const fs::path index = bench.index("db", {document});
  fs::path version;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.path().filename() == "iamglass") version = entry.path();
  }
  const std::vector<std::string> names{index.string()};
  fs::rename(version, version.parent_path() / "iamhoney");
  const auto other = Searcher::open(bench.resources, names);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == Code::kNoIndex);
  CHECK(other.error().what.find("\"honey\"") != std::string::npos);
  fs::remove(version.parent_path() / "iamhoney");
  CHECK(Searcher::open(bench.resources, names).error().code == Code::kDamaged);
}

TEST_CASE("a name of several words is found where it stands, on every page") {
  const Bench bench;
  std::vector<Document> documents;
  for (unsigned i = 0; i < 405; ++i) {
    Document document;
    document.id = "a" + std::to_string(i);
    document.language = Language::kPl;
    document.text = i % 80 == 1 ? "Jest kontrola eksportu." : "Ta kontrola jest bez eksportu.";
    documents.push_back(std::move(document));
  }
  Searcher searcher = bench.open({bench.index("db", documents)});
  // Only the name: a lexicon also knows both words, which stand in all articles.
  for (SearchOptions options :
       {SearchOptions{.bridge = false}, SearchOptions{.limit = 100, .bridge = false},
        SearchOptions{.bridge = false, .facets = true},
        SearchOptions{.limit = 2, .offset = 3, .bridge = false},
        SearchOptions{.offset = 10, .bridge = false}}) {
    options.lexicon = false;
    options.fold = false;  // six times the same sentence
    const SearchResult found = ask(searcher, "експортний контроль", options);
    CHECK(found.total == 6);
    CHECK(found.total_is_exact);
    const std::size_t left = options.offset < 6 ? 6 - options.offset : 0;
    CHECK(found.hits.size() == std::min(options.limit, left));
    for (const Hit& hit : found.hits) CHECK(!hit.matched.empty());
  }
}

TEST_CASE("a foreign word of an article is shown by the stem by which it is found") {
  const Bench bench;
  Document document;
  document.id = "a";
  document.language = Language::kUk;
  document.text = "Виступив prezydent Polski з промовою.";
  Searcher searcher = bench.open({bench.index("db", {document})});
  const SearchResult found = ask(searcher, "prezydenta", {});
  REQUIRE(found.hits.size() == 1);
  REQUIRE(found.hits[0].matched.size() == 1);
  CHECK(found.hits[0].matched[0].word == "prezydent");
  CHECK(found.hits[0].matched[0].language == Language::kPl);
}
