// Phrases and NEAR in all places of a query, on one database and on several, checked during the
// search and, as for databases on other machines, before it.
#include "hits/build_hits.hpp"
#include "match/proximity.hpp"
#include "temporary_directory.hpp"
#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace tropa;

namespace {

struct Article {
  const char* id;
  const char* title;
  const char* text;
  Language language;
};

constexpr Article kArticles[] = {
    {"adj", "Port", "Nowe sankcje wobec spółki portowej.", Language::kPl},
    {"apart", "Port", "Sankcje są nowe, a port stary.", Language::kPl},
    {"title", "Nowych sankcji nie będzie", "Tak powiedział minister.", Language::kPl},
    {"across", "Mówią: nowe", "sankcje drożeją", Language::kPl},
    {"forms", "Handel", "Jan Nowak mówi o nowych sankcjach i o handlu.", Language::kPl},
    {"untitled", "", "Stary port czeka na nowe sankcje", Language::kPl},
    {"code", "Układ", "Zakazano układów H20 w Chinach.", Language::kPl},
    {"foreign", "Markets", "New markets fall again and again", Language::kOther},
};

/// An index with some of the articles.
std::string make_index(const test::TemporaryDirectory& directory, const char* name, bool even,
                       bool odd) {
  IndexOptions options;
  options.database = directory / name;
  auto writer = IndexWriter::open(*Resources::load({.built_in_concepts = false}), options);
  REQUIRE(writer.has_value());
  bool is_even = true;
  for (const Article& article : kArticles) {
    if (is_even ? even : odd) {
      Document document;
      document.id = article.id;
      document.title = article.title;
      document.text = article.text;
      document.author = article.id == std::string("code") ? "Jan Nowak" : "";
      document.language = article.language;
      REQUIRE(writer->put(document).has_value());
    }
    is_even = !is_even;
  }
  REQUIRE(writer->commit().has_value());
  return options.database.string();
}

std::string ids(const Result<SearchResult>& result) {
  if (!result) return "error: " + result.error().what;
  std::vector<std::string> all;
  for (const Hit& hit : result->hits) all.push_back(hit.id);
  std::ranges::sort(all);
  std::string out;
  for (const std::string& id : all) out += (out.empty() ? "" : " ") + id;
  if (result->total != all.size()) out += " of " + std::to_string(result->total);
  if (!result->total_is_exact) out += " or so";
  return out;
}

struct Case {
  std::string query;
  std::string ids;
};
const Case kCases[] = {
    {"\"nowe sankcje\"", "adj forms title untitled"},  // not "across": title and text are apart
    {"=\"nowe sankcje\"", "adj untitled"},
    {"=\"Nowych sankcji\"", "title"},
    {"title:\"nowe sankcje\"", "title untitled"},  // a title made of the text is one too
    {"title:=\"nowych sankcji\"", "title"},
    {"author:\"jana nowaka\"", "code"},
    {"sankcje -\"nowe sankcje\"", "across apart"},
    {"sankcje -=\"nowe sankcje\"", "across apart forms title"},
    {"\"nowe sankcje\" OR H20", "adj code forms title untitled"},
    {"+\"nowe sankcje\" port", "adj forms title untitled"},
    {"\"nowe sankcje\" AND port", "adj untitled"},
    {"\"nowe sankcje\" AND NOT \"stary port\"", "adj forms title"},
    {"port NOT (\"nowe sankcje\" OR \"spółka portowa\")", "apart"},
    {"\"układ h20\"", "code"},
    {"\"h 20 w chinach\"", "code"},
    {"sankcje NEAR/1 nowe", "adj forms title untitled"},
    {"sankcje NEAR/2 nowe", "adj apart forms title untitled"},
    {"port NEAR/6 sankcje", "apart untitled"},
    {"again NEAR/2 again", "foreign"},
    {"again NEAR/1 again", ""},
    {"\"markets fall\"", "foreign"},
    {"\"fall markets\"", ""},
    {"\"nowe nowe sankcje\"", ""},
    {"lang:pl \"again and again\"", ""},
};

}  // namespace

TEST_CASE("phrases and NEAR are right in all places of a query") {
  const test::TemporaryDirectory directory;
  const std::string whole = make_index(directory, "whole", true, true);
  const std::vector<std::string> halves{make_index(directory, "even", true, false),
                                        make_index(directory, "odd", false, true)};
  const auto resources = *Resources::load({.built_in_concepts = false});
  auto one = Searcher::open(resources, std::vector{whole});
  auto two = Searcher::open(resources, halves);
  REQUIRE(one.has_value());
  REQUIRE(two.has_value());
  for (const Case& row : kCases) {
    CAPTURE(row.query);
    const auto found = one->search(row.query, {.bridge = false, .repair = false});
    CHECK(ids(found) == row.ids);
    const auto in_halves = two->search(row.query, {.bridge = false, .repair = false});
    CHECK(ids(in_halves) == row.ids);
    REQUIRE(found->hits.size() == in_halves->hits.size());
    for (std::size_t i = 0; i < found->hits.size(); ++i) {
      CHECK(found->hits[i].id == in_halves->hits[i].id);
      CHECK(found->hits[i].score == doctest::Approx(in_halves->hits[i].score));
    }
  }
}

TEST_CASE("a quoted phrase with --exact is literal") {
  const test::TemporaryDirectory directory;
  const std::string whole = make_index(directory, "whole", true, true);
  auto searcher = Searcher::open(*Resources::load(), std::vector{whole});
  REQUIRE(searcher.has_value());
  CHECK(ids(searcher->search("\"nowe sankcje\"", {.expand = false})) == "adj untitled");
}

TEST_CASE("words count together where they stand close, by their share of the query") {
  using Lists = std::vector<std::vector<std::uint32_t>>;
  const std::vector<double> shares{0.5, 0.3, 0.2};
  const auto share = [&](const Lists& positions) {
    return search::largest_share(positions, shares, 3);
  };
  CHECK(share({{1}, {2}, {3}}) == doctest::Approx(1));
  CHECK(share({{3}, {2}, {1}}) == doctest::Approx(1));          // in any order
  CHECK(share({{1}, {4}, {90}}) == doctest::Approx(0.8));       // three positions on is still close
  CHECK(share({{1}, {5}, {90}}) == 0);                          // four are not
  CHECK(share({{1, 50}, {90}, {52}}) == doctest::Approx(0.7));  // the best place counts
  CHECK(share({{1, 2, 3}, {}, {}}) == 0);                       // one word stands beside nothing
  CHECK(share({{}, {}, {}}) == 0);
}
