// Many threads that search one index while it changes: the same answers as one thread's. Meant for
// the thread sanitizer.
#include "temporary_directory.hpp"
#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"

#include <doctest/doctest.h>

#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace tropa;

namespace {

constexpr const char* kQueries[] = {"sankcje",     "\"nowe sankcje\"", "санкції порт",
                                    "+rząd -port", "lang:pl nowe",     "han*"};

Document document(unsigned number) {
  static constexpr const char* kWords[] = {"sankcje", "nowe", "rząd", "port", "handlu", "umowa"};
  Document out;
  out.id = "a" + std::to_string(number);
  out.language = Language::kPl;
  for (unsigned i = 0; i < 12; ++i) {
    out.text += kWords[(number * 7 + i * i + number / 6) % 6];
    out.text += ' ';
  }
  return out;
}

std::string answer(Searcher& searcher, const char* query) {
  const auto result = searcher.search(query, {.facets = true});
  if (!result) return "error: " + result.error().what;
  std::string out = std::to_string(result->total);
  for (const Hit& hit : result->hits) out += ' ' + hit.id + ' ' + hit.snippet.text;
  return out;
}

}  // namespace

TEST_CASE("threads share one open index, also while it grows") {
  const test::TemporaryDirectory directory;
  const auto resources = *Resources::load({.built_in_concepts = false, .identification = false});
  IndexOptions options;
  options.database = directory / "db";
  auto writer = IndexWriter::open(resources, options);
  REQUIRE(writer.has_value());
  const auto put = [&](unsigned from, unsigned to) {
    for (unsigned i = from; i < to; ++i) REQUIRE(writer->put(document(i)).has_value());
    REQUIRE(writer->commit().has_value());
  };
  put(0, 300);
  const std::vector<std::string> names{options.database.string()};
  // A small cache, so that things are dropped while others use them.
  const auto index = Index::open(resources, names, {.cache_bytes = 200'000});
  REQUIRE(index.has_value());
  std::vector<std::string> right;
  Searcher alone(*index);
  for (const char* query : kQueries) right.push_back(answer(alone, query));
  std::mutex mutex;
  std::string wrong;
  const auto run = [&](bool compare) {
    std::vector<std::jthread> threads;
    for (unsigned number = 0; number < 8; ++number) {
      threads.emplace_back([&, number, compare] {
        Searcher searcher(*index);
        for (unsigned round = 0; round < 20; ++round) {
          const std::size_t query = (round + number) % std::size(kQueries);
          const std::string found = answer(searcher, kQueries[query]);
          const bool is_right = compare ? found == right[query] : !found.starts_with("error");
          if (!is_right) {
            const std::lock_guard lock(mutex);
            wrong = kQueries[query] + (": " + found);
          }
        }
      });
    }
    if (!compare) {
      for (unsigned i = 300; i < 330; i += 10) put(i, i + 10);
    }
  };
  run(true);
  CHECK(wrong == "");
  run(false);
  CHECK(wrong == "");
  CHECK(*(*index)->size() == 330);
}
