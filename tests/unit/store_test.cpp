// The index directory under a writer: whose it is, what a crash leaves behind, and that neither
// threads nor history nor merging show in it.
#include "index_bench.hpp"
#include "schema.hpp"
#include "tropa/indexer.hpp"
#include "tropa/searcher.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace tropa;
using test::Bench;
using test::dump;
namespace fs = std::filesystem;

TEST_CASE("a directory that is not ours is left untouched") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  bench.write("tropa.db/thesis.doc", "x");
  CHECK(bench.run({bench.news()}) == "error 4");
  CHECK(std::distance(fs::directory_iterator(bench.options.database), {}) == 1);
  bench.options.database = bench.directory / "news/a.txt";
  CHECK(bench.run({bench.news()}) == "error 4");
  bench.options.database = bench.directory / "empty";
  fs::create_directory(bench.options.database);
  CHECK(bench.run({bench.news()}) == "1 added");
}

TEST_CASE("a run that fails before it writes makes no index, and remains of a dead one go") {
  Bench bench;
  CHECK(bench.run({bench.path("missing")}) == "error 6");
  CHECK_FALSE(fs::exists(bench.options.database));
  bench.write("news/a.txt", "Port\n\nStatki.");
  bench.write("tropa.db.new-abcdef/seg-000001/half", "x");
  CHECK(bench.run({bench.news()}) == "1 added");
  CHECK_FALSE(fs::exists(bench.directory / "tropa.db.new-abcdef"));
  bench.options.database = bench.directory / "no/such/tropa.db";
  CHECK(bench.run({bench.news()}) == "error 7");
}

TEST_CASE("other dictionaries or another format ask for a new index") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  CHECK(bench.run({bench.news()}) == "1 added");
  schema::Manifest manifest = schema::read_manifest(bench.options.database).value();
  manifest.fingerprint = "other";
  bench.write("tropa.db/tropa.json", to_string(manifest));
  CHECK(bench.run({bench.news()}) == "error 4");
  CHECK(bench.error.hint.find("anew") != std::string::npos);
  manifest.version = 99;
  bench.write("tropa.db/tropa.json", to_string(manifest));
  CHECK(bench.run({bench.news()}) == "error 4");
  fs::remove_all(bench.options.database / "seg-000001");
  manifest = {};
  manifest.fingerprint = test::resources()->fingerprint();
  manifest.segments = {"seg-000001"};
  bench.write("tropa.db/tropa.json", to_string(manifest));
  CHECK(bench.run({bench.news()}) == "error 8");
}

TEST_CASE("one writer at a time") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  CHECK(bench.run({bench.news()}) == "1 added");
  const Result<IndexWriter> writer = IndexWriter::open(test::resources(), bench.options);
  REQUIRE(writer.has_value());
  CHECK(bench.run({bench.news()}) == "error 5");
}

TEST_CASE("threads, order and history do not change the index") {
  Bench bench;
  std::string feed;
  for (int number = 0; number < 60; ++number) {
    const std::string name = std::to_string(number);
    bench.write(("news/" + name + ".txt").c_str(),
                "date 2025-12-01 Порт " + name + "\n\nСтатки czekają na H" + name + ", żółw śpi.");
    bench.touch(("news/" + name + ".txt").c_str(), -1);
  }
  bench.options.workers = 1;
  CHECK(bench.run({bench.news()}) == "60 added");
  const std::string expected = dump(bench.open());

  bench.options.database = bench.directory / "eight.db";
  bench.options.workers = 8;
  bench.options.commit_every = 7;
  CHECK(bench.run({bench.news()}) == "60 added");
  CHECK(dump(bench.open()) == expected);

  bench.options.database = bench.directory / "pieces.db";
  CHECK(bench.run({bench.path("news/59.txt"), bench.path("news/3.txt")}) == "2 added");
  CHECK(bench.run({bench.news()}) == "58 added, 2 unchanged");
  CHECK(dump(bench.open()) == expected);
}

TEST_CASE("a program puts, replaces and removes documents; what is not committed is dropped") {
  Bench bench;
  const auto document = [](const char* id, const char* text) {
    Document made;
    made.id = id;
    made.text = text;
    return made;
  };
  {
    Result<IndexWriter> writer = IndexWriter::open(test::resources(), bench.options);
    REQUIRE(writer.has_value());
    CHECK(writer->put(document("1", "jeden")).has_value());
    CHECK(writer->put(document("2", "dwa")).has_value());
    CHECK(writer->put(document("1", "raz")).has_value());
    CHECK(writer->commit().has_value());
    CHECK(writer->remove("2").has_value());
    CHECK(writer->remove("nobody").has_value());
    CHECK(writer->commit().has_value());
    CHECK(writer->put(document("3", "trzy")).has_value());

    const auto code_of = [&](const Document& wrong) {
      const Result<void> put = writer->put(wrong);
      return put ? 0 : exit_status(put.error());
    };
    CHECK(code_of(document("", "x")) == 2);
    CHECK(code_of(document("4", "")) == 2);
    CHECK(code_of(document("4", "\xFF")) == 2);
    Document undated = document("4", "x");
    undated.date = "wczoraj";
    CHECK(code_of(undated) == 2);
  }
  CHECK(bench.ids() == "1");
  CHECK(bench.records()["1"].text == "raz");
}

TEST_CASE("a full batch is committed without being asked") {
  Bench bench;
  bench.options.commit_every = 2;
  {
    Result<IndexWriter> writer = IndexWriter::open(test::resources(), bench.options);
    REQUIRE(writer.has_value());
    for (const char* id : {"1", "2", "3"}) {
      Document made;
      made.id = id;
      made.text = "tekst";
      CHECK(writer->put(made).has_value());
    }
  }
  CHECK(bench.ids() == "1 2");
}

namespace {

/// `count` lines with ids from `first` on.
std::string feed(int first, int count, const std::string& word) {
  std::string lines;
  for (int number = first; number < first + count; ++number) {
    lines += R"({"id": "n)" + std::to_string(number) + R"(", "text": ")" + word + " numer " +
             std::to_string(number) + "\"}\n";
  }
  return lines;
}

std::size_t segment_count(const Bench& bench) {
  const Result<schema::Manifest> manifest = schema::read_manifest(bench.options.database);
  REQUIRE(manifest.has_value());
  std::size_t directories = 0;
  for (const auto& entry : fs::directory_iterator(bench.options.database)) {
    directories += entry.is_directory() ? 1U : 0U;
  }
  CHECK(directories == manifest->segments.size());
  return manifest->segments.size();
}

}  // namespace

TEST_CASE("many new articles go through segments of their own, and are one at rest") {
  Bench bench;
  bench.options.commit_every = 20;
  CHECK(bench.run({"-"}, feed(0, 400, "powódź")) == "400 added");
  CHECK(segment_count(bench) == 1);
  CHECK(bench.report.total == 400);
  const std::string bulk = dump(bench.open());

  bench.options.database = bench.directory / "slow.db";
  for (int first = 0; first < 400; first += 80) {
    CHECK(bench.run({"-"}, feed(first, 80, "powódź")) == "80 added");
  }
  CHECK(segment_count(bench) == 1);
  CHECK(dump(bench.open()) == bulk);
}

TEST_CASE("an article that comes again in the same run is there once, however far apart") {
  Bench bench;
  bench.options.commit_every = 20;
  const std::string input = feed(0, 300, "stary") + feed(7, 1, "nowy") + feed(299, 1, "nowy") +
                            feed(7, 1, "najnowszy") + feed(300, 90, "inny") + feed(8, 60, "nowy");
  CHECK(bench.run({"-"}, input) == "390 added, 63 updated");
  CHECK(bench.report.total == 390);
  auto records = bench.records();
  CHECK(records.size() == 390);
  CHECK(bench.open().get_doccount() == 390);
  CHECK(records["n7"].text == "najnowszy numer 7");
  CHECK(records["n8"].text == "nowy numer 8");
  CHECK(records["n299"].text == "nowy numer 299");
  CHECK(records["n6"].text == "stary numer 6");
  // As if the last versions alone had been there.
  Bench other;
  CHECK(other.run({"-"}, feed(0, 7, "stary") + feed(7, 1, "najnowszy") + feed(8, 60, "nowy") +
                             feed(68, 231, "stary") + feed(299, 1, "nowy") +
                             feed(300, 90, "inny")) == "390 added");
  for (const auto& [id, record] : other.records()) CHECK(records[id].text == record.text);
}

TEST_CASE("the states of feeds are kept when segments are folded") {
  Bench bench;
  bench.options.commit_every = 20;
  bench.write("one.jsonl", feed(0, 300, "powódź"));
  bench.write("two.jsonl", feed(1000, 300, "pożar"));
  CHECK(bench.run({bench.path("one.jsonl")}) == "300 added");
  CHECK(bench.run({bench.path("two.jsonl")}) == "300 added");
  CHECK(segment_count(bench) == 1);
  CHECK(bench.run({bench.path("one.jsonl"), bench.path("two.jsonl")}) == "600 unchanged");
  bench.write("two.jsonl", feed(1000, 299, "pożar"));
  CHECK(bench.run({bench.path("one.jsonl"), bench.path("two.jsonl")}) ==
        "599 unchanged, 1 removed");
}

TEST_CASE("remains of a writer that died are removed, and what the manifest names is not") {
  Bench bench;
  CHECK(bench.run({"-"}, feed(0, 3, "powódź")) == "3 added");
  bench.write("tropa.db/seg-000777/half", "x");
  bench.write("tropa.db/seg-000778/postlist.glass", "x");
  bench.write("tropa.db/tropa.json.new", "{");
  CHECK(bench.run({"-"}, feed(3, 1, "powódź")) == "1 added");
  CHECK(segment_count(bench) == 1);
  CHECK(bench.records().size() == 4);
}

TEST_CASE("a reader follows the writer without being told, and never sees an article twice") {
  Bench bench;
  bench.options.commit_every = 20;
  CHECK(bench.run({"-"}, feed(0, 5, "powódź")) == "5 added");
  const std::vector<std::string> databases{bench.options.database.string()};
  Result<Searcher> reader = Searcher::open(test::resources(), databases);
  REQUIRE(reader.has_value());
  SearchOptions options;
  options.limit = 1000;
  const auto total = [&](const char* query) {
    const Result<SearchResult> found = reader->search(query, options);
    REQUIRE(found.has_value());
    std::set<std::string> ids;
    for (const Hit& hit : found->hits) ids.insert(hit.id);
    CHECK(ids.size() == found->hits.size());
    return ids.size();
  };
  CHECK(total("powódź") == 5);
  CHECK(bench.run({"-"}, feed(5, 400, "powódź")) == "400 added");
  CHECK(total("powódź") == 405);
  CHECK(bench.run({"-"}, feed(0, 3, "pożar")) == "3 updated");
  CHECK(total("powódź") == 402);
  CHECK(total("pożar") == 3);

  // While a run is going on, between its commit points.
  std::jthread writer([&] { bench.run({"-"}, feed(405, 1500, "powódź")); });
  std::size_t seen = 402;
  while (seen < 1000) {
    const std::size_t now = total("powódź");
    CHECK(now >= seen);
    seen = now;
  }
  writer.join();
  options.limit = 3000;
  CHECK(total("powódź") == 1902);
}

TEST_CASE("what is removed and put again is there once; what is on its way can be removed") {
  Bench bench;
  bench.options.commit_every = 10;
  const auto document = [](int number, const char* text) {
    Document made;
    made.id = std::to_string(number);
    made.text = text;
    return made;
  };
  {
    Result<IndexWriter> writer = IndexWriter::open(test::resources(), bench.options);
    REQUIRE(writer.has_value());
    for (int number = 0; number < 300; ++number) {
      CHECK(writer->put(document(number, "stary")).has_value());
    }
    CHECK(writer->remove("150").has_value());
    CHECK(writer->remove("151").has_value());
    CHECK(writer->put(document(151, "nowy")).has_value());
    CHECK(writer->put(document(299, "nowy")).has_value());
    CHECK(writer->put(document(3, "nowy")).has_value());
    CHECK(writer->commit().has_value());
    for (int number = 300; number < 330; ++number) {
      CHECK(writer->put(document(number, "stary")).has_value());
    }
    CHECK(writer->put(document(151, "najnowszy")).has_value());
    CHECK(writer->commit().has_value());
  }
  auto records = bench.records();
  CHECK(bench.open().get_doccount() == 329);
  CHECK(records.size() == 329);
  CHECK_FALSE(records.contains("150"));
  CHECK(records["151"].text == "najnowszy");
  CHECK(records["299"].text == "nowy");
  CHECK(records["3"].text == "nowy");
}

TEST_CASE(
    "the vocabulary of an index is that of its halves together; merged, it says nothing twice") {
  const auto articles = [](int first, int end) {
    std::string lines;
    for (int number = first; number < end; ++number) {
      lines += R"({"id":")" + std::to_string(number) +
               R"(","text":"Leci do Singapuru, a port czeka."})" + "\n";
    }
    return lines;
  };
  Bench bench;
  bench.options.commit_every = 20;
  const auto vocabulary_of = [](const std::vector<std::string>& databases) {
    std::ostringstream out;
    REQUIRE(export_vocabulary(databases, out).has_value());
    return out.str();
  };
  std::vector<std::string> names;
  for (const auto& [name, first, end] :
       {std::tuple{"first", 0, 200}, std::tuple{"second", 200, 400}, std::tuple{"whole", 0, 400}}) {
    bench.options.database = bench.directory / name;
    CHECK(bench.run({"-"}, articles(first, end)) == std::to_string(end - first) + " added");
    names.push_back(bench.options.database.string());
  }
  const std::string whole = vocabulary_of({names[2]});
  CHECK(vocabulary_of({names[0], names[1]}) == whole);

  const Xapian::Database database = bench.open();
  std::set<std::string> words;  // with the case, and without the level
  std::size_t entries = 0;
  for (auto key = database.metadata_keys_begin("C"); key != database.metadata_keys_end("C");
       ++key) {
    words.insert((*key).substr(0, (*key).size() - 1));
    ++entries;
  }
  CHECK(entries > 0);
  CHECK(entries == words.size());
}
