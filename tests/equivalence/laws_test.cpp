// What must hold for every query at the door, whatever the way of asking: pages, totals, facets,
// filters, layouts of an index, and that every hit shows a word that matched.
#include "bench.hpp"
#include "random_numbers.hpp"
#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

using namespace tropa;
using test::ask;
using test::Bench;
using test::Random;

namespace {

constexpr auto kPolish = std::to_array<const char*>(
    {"kontrola", "kontroli", "eksportu", "eksport", "sankcje", "nowe", "port", "rząd", "prezydent",
     "prezydenta", "Polski", "handlu", "stary", "H20", "Nowak", "umowa"});
constexpr auto kUkrainian = std::to_array<const char*>(
    {"експортний", "контроль", "контролю", "санкції", "нові", "уряд", "президент", "торгівлі",
     "порт", "H20", "prezydent", "Polski", "угода", "Новак"});
constexpr auto kRussian =
    std::to_array<const char*>({"экспортный", "контроль", "санкции", "новые", "правительство",
                                "президент", "торговли", "порт", "сделка", "H20", "Новак"});

template <std::size_t Size>
std::string text_of(const std::array<const char*, Size>& words, Random& random) {
  std::string text;
  for (unsigned i = 3 + random() % 25; i > 0; --i) {
    text += words[std::min(random() % Size, random() % Size)];
    text += random() % 9 == 0 ? ". " : " ";
  }
  return text;
}

std::string text_in(Language language, Random& random) {
  if (language == Language::kPl) return text_of(kPolish, random);
  return language == Language::kUk ? text_of(kUkrainian, random) : text_of(kRussian, random);
}

Document random_document(unsigned number, Random& random) {
  Document document;
  document.id = "a" + std::to_string(number);
  document.language = kStemmedLanguages[random() % 3];
  if (random() % 3 != 0) document.title = text_in(*document.language, random);
  document.text = text_in(*document.language, random);
  document.source = "s" + std::to_string(random() % 4);
  if (random() % 8 != 0) {
    document.date = "2025-1" + std::to_string(random() % 3) + "-1" + std::to_string(random() % 10);
  }
  return document;
}

std::vector<Document> random_documents(unsigned count, Random& random) {
  std::vector<Document> documents;
  for (unsigned i = 0; i < count; ++i) documents.push_back(random_document(i, random));
  return documents;
}

/// Stories with up to twelve copies each, in any order, with some words changed and days of their
/// own.
std::vector<Document> documents_with_copies(unsigned stories, Random& random) {
  std::vector<Document> documents;
  for (unsigned story = 0; story < stories; ++story) {
    Document first = random_document(story, random);
    for (unsigned i = 0; i < 6; ++i) first.text += ' ' + text_in(*first.language, random);
    for (unsigned copy = random() % 13; copy > 0; --copy) {
      Document document = random_document(story, random);
      document.language = first.language;
      document.id = "a" + std::to_string(story) + "-" + std::to_string(copy);
      document.text = text_in(*first.language, random) + first.text;
      documents.push_back(std::move(document));
    }
    documents.push_back(std::move(first));
  }
  for (std::size_t i = documents.size(); i > 1; --i) {
    std::swap(documents[i - 1], documents[random() % i]);
  }
  return documents;
}

std::string random_words(unsigned count, Random& random) {
  std::string words;
  for (unsigned i = 0; i < count; ++i) {
    if (i > 0) words += ' ';
    words += random() % 2 == 0 ? kPolish[random() % kPolish.size()]
                               : kUkrainian[random() % kUkrainian.size()];
  }
  return words;
}

std::string random_query(Random& random) {
  switch (random() % 8) {
    case 0:
      return '"' + random_words(2, random) + '"';
    case 1:
      return "експортний контроль";
    case 2:
      return random_words(1, random) + " NEAR/3 " + random_words(1, random);
    case 3:
      return '+' + random_words(1, random) + ' ' + random_words(2, random);
    case 4:
      return random_words(2, random) + " -" + random_words(1, random);
    case 5:
      return random_words(1, random) + " -\"" + random_words(2, random) + '"';
    case 6:
      return "title:" + random_words(1, random) + ' ' + random_words(1, random);
    default:
      return random_words(1 + random() % 4, random);
  }
}

std::string shown(const Hit& hit) {
  char score[32];
  std::snprintf(score, sizeof score, " %.9g\n", hit.score);
  return hit.id + score;
}

std::string shown(const std::vector<Hit>& hits, std::size_t from, std::size_t limit) {
  std::string out;
  for (std::size_t i = from; i < std::min(from + limit, hits.size()); ++i) out += shown(hits[i]);
  return out;
}

std::string shown_with_copies(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& hit : hits) {
    out += shown(hit);
    for (const std::string& copy : hit.similar) out += "  " + copy + '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("pages, totals, facets and filters of an index agree with each other") {
  Random random(31);
  const Bench bench;
  const std::vector<Document> documents = random_documents(2500, random);
  Searcher searcher = bench.open({bench.index("db", documents)});
  for (int number = 0; number < 150; ++number) {
    const std::string query = random_query(random);
    CAPTURE(query);
    const SearchResult all = ask(searcher, query, {.limit = 3000, .fold = false});
    const std::size_t limit = random() % 30;
    const std::size_t offset = random() % 30;
    const SearchResult page = ask(searcher, query,
                                  {.limit = limit,
                                   .offset = offset,
                                   .fold = false,
                                   .facets = random() % 2 == 0,
                                   .snippets = false});
    CHECK(shown(page.hits, 0, limit) == shown(all.hits, offset, limit));
    CHECK(page.total == all.total);
    CHECK(page.total_is_exact == all.total_is_exact);
    if (all.total_is_exact) CHECK(all.total == all.hits.size());
    for (const Hit& hit : all.hits) {
      CAPTURE(hit.id);
      const bool is_negative = query.find('-') != query.npos;
      if (!is_negative) CHECK(!hit.matched.empty());
    }
    const Language language = kStemmedLanguages[random() % 3];
    std::string filtered;
    for (const Hit& hit : all.hits) {
      if (hit.language == language && hit.date >= "2025-11") filtered += shown(hit);
    }
    SearchOptions filter{.limit = 3000, .languages = {language}, .from = "2025-11", .fold = false};
    CHECK(shown(ask(searcher, query, filter).hits, 0, 3000) == filtered);
    filter.limit = 5;
    CHECK(filtered.starts_with(shown(ask(searcher, query, filter).hits, 0, 5)));
  }
}

TEST_CASE("an index and its halves rank alike") {
  Random random(32);
  const Bench bench;
  const std::vector<Document> documents = random_documents(600, random);
  Searcher whole = bench.open({bench.index("whole", documents)});
  Searcher halves =
      bench.open({bench.index("even", documents, 2, 0), bench.index("odd", documents, 2, 1)});
  for (int number = 0; number < 150; ++number) {
    const std::string query = random_query(random);
    CAPTURE(query);
    const SearchOptions options{.limit = random() % 40, .snippets = false};
    const SearchResult one = ask(whole, query, options);
    const SearchResult two = ask(halves, query, options);
    CHECK(shown(one.hits, 0, 40) == shown(two.hits, 0, 40));
    CHECK(one.total == two.total);
  }
}

TEST_CASE("copies fold alike on every page, in every layout, by date and with a quota") {
  Random random(33);
  const Bench bench;
  const std::vector<Document> documents = documents_with_copies(120, random);
  Searcher whole = bench.open({bench.index("whole", documents)});
  Searcher thirds =
      bench.open({bench.index("first", documents, 3, 0), bench.index("second", documents, 3, 1),
                  bench.index("third", documents, 3, 2)});
  std::size_t folded = 0;
  for (int number = 0; number < 100; ++number) {
    const std::string query = random_query(random);
    CAPTURE(query);
    SearchOptions options{.limit = 3000, .snippets = false};
    if (number % 3 == 1) options.sort = SortBy::kDate;
    if (number % 4 == 1) options.per_language = 1 + random() % 20;
    const SearchResult all = ask(whole, query, options);
    const std::string list = shown_with_copies(all.hits);
    CHECK(shown_with_copies(ask(thirds, query, options).hits) == list);
    for (const Hit& hit : all.hits) folded += hit.similar.size();
    SearchOptions unfolded = options;
    unfolded.fold = false;
    unfolded.per_language = 0;
    CHECK(ask(whole, query, unfolded).total == all.total);
    if (options.per_language == 0) {
      // Nothing is lost, and nothing stands twice.
      std::vector<std::string> ids;
      for (const Hit& hit : all.hits) {
        ids.push_back(hit.id);
        ids.insert(ids.end(), hit.similar.begin(), hit.similar.end());
      }
      std::vector<std::string> expected;
      for (const Hit& hit : ask(whole, query, unfolded).hits) expected.push_back(hit.id);
      std::ranges::sort(ids);
      std::ranges::sort(expected);
      CHECK(ids == expected);
    }
    options.limit = 1 + random() % 20;
    options.offset = random() % 10;
    std::vector<Hit> expected(
        all.hits.begin() + static_cast<std::ptrdiff_t>(std::min(options.offset, all.hits.size())),
        all.hits.end());
    if (expected.size() > options.limit) expected.resize(options.limit);
    CHECK(shown_with_copies(ask(thirds, query, options).hits) == shown_with_copies(expected));
  }
  CHECK(folded > 1000);
}

TEST_CASE("an index by months is one index at the door") {
  Random random(33);
  const Bench bench;
  std::string lines;  // no text has a quote
  for (const Document& document : random_documents(600, random)) {
    lines += R"({"id":")" + document.id + R"(","title":")" + document.title + R"(","text":")" +
             document.text + R"(","source":")" + document.source + R"(","date":")" + document.date +
             "\"}\n";
  }
  const auto searcher_of = [&](const char* name, ShardBy shard_by) {
    std::istringstream input(lines);
    const IndexOptions options{.database = bench.directory / name, .shard_by = shard_by};
    const std::vector<std::string> paths{"-"};
    const auto report = index_paths(bench.resources, options, paths, input);
    REQUIRE(report.has_value());
    REQUIRE(report->added == 600);
    return bench.open({options.database.string()});
  };
  Searcher whole = searcher_of("whole", ShardBy::kNothing);
  Searcher months = searcher_of("months", ShardBy::kMonth);
  for (int number = 0; number < 150; ++number) {
    std::string query = random_query(random);
    if (number % 3 == 1) query += " date:2025-11";
    if (number % 3 == 2) query += " lang:uk,pl from:2025-11-15";
    CAPTURE(query);
    const SearchOptions options{
        .limit = random() % 40, .facets = number % 2 == 0, .snippets = false};
    const SearchResult one = ask(whole, query, options);
    const SearchResult two = ask(months, query, options);
    CHECK(shown(one.hits, 0, 40) == shown(two.hits, 0, 40));
    CHECK(one.total == two.total);
    CHECK(one.total_is_exact == two.total_is_exact);
    CHECK(one.facets == two.facets);
  }
}
