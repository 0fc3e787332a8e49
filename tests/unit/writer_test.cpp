// Runs over small directories: what is added, kept and removed, and when nothing may be.
#include "scan.hpp"
#include "schema.hpp"
#include "temporary_directory.hpp"
#include "tropa/indexer.hpp"

#include <doctest/doctest.h>

#include <xapian.h>

#include <chrono>
#include <map>
#include <sstream>

using namespace tropa;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<const Resources> resources() {
  static const Result<std::shared_ptr<const Resources>> loaded = [] {
    ResourceOptions options;
    options.built_in_concepts = false;
    return Resources::load(options);
  }();
  REQUIRE(loaded.has_value());
  return *loaded;
}

/// "2 added, 1 removed" or "error 6".
struct Bench {
  test::TemporaryDirectory directory;
  IndexOptions options;
  IndexReport report;
  Error error;

  Bench() { options.database = directory / "tropa.db"; }

  std::string run(const std::vector<std::string>& paths, const std::string& input = {}) {
    std::istringstream in(input);
    const Result<IndexReport> done = index_paths(resources(), options, paths, in);
    if (!done) {
      error = done.error();
      return "error " + std::to_string(exit_status(error));
    }
    report = *done;
    std::string said;
    const auto count = [&said](std::size_t number, const char* what) {
      if (number > 0) said += (said.empty() ? "" : ", ") + std::to_string(number) + what;
    };
    count(report.added, " added");
    count(report.updated, " updated");
    count(report.unchanged, " unchanged");
    count(report.removed, " removed");
    count(report.skipped.size(), " skipped");
    return said;
  }
  std::string path(const char* name) const { return (directory / name).string(); }
  std::string news() const { return path("news"); }

  void write(const char* name, const std::string& text) const { directory.write(name, text); }
  void touch(const char* name, int hours) const {
    fs::last_write_time(directory / name,
                        fs::file_time_type::clock::now() + std::chrono::hours(hours));
  }

  Xapian::Database open() const {
    Xapian::Database all;
    const Result<schema::Manifest> manifest = schema::read_manifest(options.database);
    REQUIRE(manifest.has_value());
    for (const std::string& name : manifest->segments) {
      all.add_database(Xapian::Database((options.database / name).string()));
    }
    return all;
  }
  /// Stored articles by id.
  std::map<std::string, schema::Record> records() const {
    std::map<std::string, schema::Record> found;
    const Xapian::Database database = open();
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      schema::Record record = schema::record_from(database.get_document(*at).get_data()).value();
      std::string id = record.id;
      found.emplace(std::move(id), std::move(record));
    }
    return found;
  }
  std::string ids() const {
    std::string joined;
    for (const auto& [id, record] : records()) joined += (joined.empty() ? "" : " ") + id;
    return joined;
  }
};

/// Everything that matters for results, in an order that does not depend on document numbers.
std::string dump(const Xapian::Database& database) {
  std::map<std::string, std::string> documents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    std::string shown = document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      shown += *term + " " + std::to_string(term.get_wdf());
      for (auto place = term.positionlist_begin(); place != term.positionlist_end(); ++place) {
        shown += " " + std::to_string(*place);
      }
      shown += "\n";
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      shown += std::to_string(value.get_valueno()) + *value + "\n";
    }
    documents.emplace(document.get_value(schema::kSlotTie), shown);
  }
  std::string all;
  for (const auto& [id, shown] : documents) all += id + "\n" + shown;
  for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) {
    all += *key + ":";
    for (auto term = database.synonyms_begin(*key); term != database.synonyms_end(*key); ++term) {
      all += " " + *term;
    }
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a second run looks at what changed, and only at that") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki czekają.");
  bench.write("news/sub/b.txt", "Порт\n\nКораблі чекають.");
  bench.write("news/c.md", "# Порт\n\nКорабли ждут.");
  CHECK(bench.run({bench.news()}) == "3 added");
  CHECK(bench.ids() == "a.txt c.md sub/b.txt");
  CHECK(bench.records()["a.txt"].path == bench.news() + "/a.txt");
  CHECK(bench.run({bench.news()}) == "3 unchanged");

  bench.write("news/a.txt", "Port\n\nStatki odpłynęły.");
  CHECK(bench.run({bench.news()}) == "1 updated, 2 unchanged");
  CHECK(bench.records()["a.txt"].text == "Statki odpłynęły.");

  fs::remove(bench.directory / "news/sub/b.txt");
  CHECK(bench.run({bench.news()}) == "2 unchanged, 1 removed");
  CHECK(bench.ids() == "a.txt c.md");
  CHECK(bench.report.total == 2);
}

TEST_CASE("another time with the same content changes the state alone") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki czekają.");
  CHECK(bench.run({bench.news()}) == "1 added");
  const std::string before = bench.records()["a.txt"].date;
  bench.touch("news/a.txt", -48);
  CHECK(bench.run({bench.news()}) == "1 unchanged");
  CHECK(bench.records()["a.txt"].date != before);  // the file's time stands in for a date
  CHECK(bench.open().get_lastdocid() == 1);
  const auto state =
      schema::file_state_from(bench.open().get_document(1).get_value(schema::kSlotFile));
  REQUIRE(state);
  CHECK(state->mtime_ns == stat_of(bench.directory / "news/a.txt")->mtime_ns);
}

TEST_CASE("the date of the article goes before that of its name, and both before the file's time") {
  Bench bench;
  bench.write("news/2025-12-01-port.txt", "Port\n\nStatki.");
  bench.write("news/2025-12-02-most.txt", "date 2024-01-05 Most\n\nAuta.");
  CHECK(bench.run({bench.news()}) == "2 added");
  CHECK(bench.records()["2025-12-01-port.txt"].date == "2025-12-01");
  CHECK_FALSE(bench.records()["2025-12-01-port.txt"].date_is_file_time);
  CHECK(bench.records()["2025-12-02-most.txt"].date == "2024-01-05");
}

TEST_CASE("a directory is the same root however it is named") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  CHECK(bench.run({bench.news()}) == "1 added");
  CHECK(bench.run({bench.news() + "/"}) == "1 unchanged");
  CHECK(bench.run({bench.path("news/../news/.")}) == "1 unchanged");
  fs::create_directory_symlink("news", bench.directory / "link");
  CHECK(bench.run({bench.path("link")}) == "1 unchanged");
  CHECK(bench.run({bench.news(), bench.path("link")}) == "1 unchanged");
  CHECK(bench.run({bench.path("news/a.txt")}) == "1 unchanged");
}

TEST_CASE("a part of a root keeps the ids of the root, and removes only its own documents") {
  Bench bench;
  for (const char* name : {"news/a.txt", "news/sub/b.txt", "news/sub/c.txt"}) {
    bench.write(name, std::string("Port\n\nStatki w ") + name);
  }
  CHECK(bench.run({bench.news()}) == "3 added");
  fs::remove(bench.directory / "news/a.txt");
  fs::remove(bench.directory / "news/sub/b.txt");
  CHECK(bench.run({bench.path("news/sub")}) == "1 unchanged, 1 removed");
  CHECK(bench.ids() == "a.txt sub/c.txt");
  CHECK(bench.run({bench.path("news/sub/c.txt")}) == "1 unchanged");
}

TEST_CASE("a root above a known one leaves the known one its ids") {
  Bench bench;
  bench.write("news/sub/b.txt", "Port\n\nStatki.");
  bench.write("news/a.txt", "Port\n\nŁodzie.");
  CHECK(bench.run({bench.path("news/sub")}) == "1 added");
  CHECK(bench.run({bench.news()}) == "1 added, 1 unchanged");
  CHECK(bench.ids() == "b.txt news/a.txt");
}

TEST_CASE("further roots get prefixes of their own") {
  Bench bench;
  for (const char* name : {"one/news/a.txt", "two/news/a.txt", "three/news/a.txt"}) {
    bench.write(name, std::string("Port\n\nStatki w ") + name);
  }
  CHECK(bench.run({bench.path("one/news"), bench.path("two/news"), bench.path("three/news")}) ==
        "3 added");
  CHECK(bench.ids() == "a.txt news-2/a.txt news/a.txt");
}

TEST_CASE("a missing root, an empty one and a mass removal change nothing") {
  Bench bench;
  for (const char* name : {"a", "b", "c"}) {
    bench.write((std::string("news/") + name + ".txt").c_str(),
                std::string("Port\n\nTekst ") + name);
  }
  CHECK(bench.run({bench.news()}) == "3 added");
  const std::string before = dump(bench.open());

  fs::rename(bench.directory / "news", bench.directory / "away");
  CHECK(bench.run({bench.news()}) == "error 6");
  CHECK(dump(bench.open()) == before);

  fs::create_directory(bench.directory / "news");
  CHECK(bench.run({bench.news()}) == "error 6");
  CHECK(bench.error.what.find("is empty now") != std::string::npos);
  CHECK(bench.error.hint.find("--allow-mass-removal") != std::string::npos);
  CHECK(dump(bench.open()) == before);

  fs::remove(bench.directory / "news");
  fs::rename(bench.directory / "away", bench.directory / "news");
  fs::remove(bench.directory / "news/a.txt");
  fs::remove(bench.directory / "news/b.txt");
  CHECK(bench.run({bench.news()}) == "error 6");
  CHECK(bench.error.what.find("2 of the 3") != std::string::npos);
  CHECK(dump(bench.open()) == before);

  bench.options.allow_mass_removal = true;
  CHECK(bench.run({bench.news()}) == "1 unchanged, 2 removed");
  fs::remove(bench.directory / "news/c.txt");
  CHECK(bench.run({bench.news()}) == "1 removed");
}

TEST_CASE("what became unreadable or is no text any more stays in the index") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  bench.write("news/b.txt", "Most\n\nAuta.");
  CHECK(bench.run({bench.news()}) == "2 added");
  bench.write("news/a.txt", std::string(500, '\0'));
  bench.write("news/b.txt", "");
  CHECK(bench.run({bench.news()}) == "2 skipped");
  CHECK(bench.ids() == "a.txt b.txt");
}

TEST_CASE("a README that was given by name is indexed, and stays") {
  Bench bench;
  bench.write("news/README.md", "# Port\n\nStatki.");
  bench.write("news/a.txt", "Most\n\nAuta.");
  CHECK(bench.run({bench.path("news/README.md")}) == "1 added");
  CHECK(bench.run({bench.news()}) == "1 added");
  CHECK(bench.ids() == "README.md a.txt");
}

TEST_CASE("JSON Lines are known by id, address or content") {
  Bench bench;
  bench.write("feed.jsonl",
              "{\"id\": \"1\", \"text\": \"jeden\"}\n"
              "{\"url\": \"http://a/2\", \"text\": \"dwa\"}\n"
              "{\"text\": \"trzy\"}\n");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "3 added");
  CHECK(bench.ids().starts_with("1 h"));
  CHECK(bench.ids().ends_with(" http://a/2"));
  CHECK(bench.run({bench.path("feed.jsonl")}) == "3 unchanged");

  // One changed, one new, one gone; the others are not analysed again.
  bench.write("feed.jsonl",
              "{\"id\": \"1\", \"text\": \"jeden i pół\"}\n"
              "{\"text\": \"trzy\"}\n"
              "{\"id\": \"4\", \"text\": \"cztery\"}\n");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "1 added, 1 updated, 1 unchanged, 1 removed");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "3 unchanged");
}

TEST_CASE("a bad line costs that line, is named every time, and removes nothing") {
  Bench bench;
  bench.write("feed.jsonl", "{\"id\": \"1\", \"text\": \"a\"}\n{\"id\": \"2\", \"text\": \"b\"}\n");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "2 added");
  bench.write("feed.jsonl", "{\"id\": \"1\", \"text\": \"a\"}\n{\"id\": \"2\", \"te");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "1 unchanged, 1 skipped");
  CHECK(bench.report.skipped[0].path.ends_with("feed.jsonl:2"));
  CHECK(bench.report.skipped[0].reason == "not valid JSON");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "1 unchanged, 1 skipped");
  CHECK(bench.ids() == "1 2");
}

TEST_CASE("the last article with an id counts, in every run") {
  Bench bench;
  bench.write("feed.jsonl", "{\"id\": \"1\", \"text\": \"a\"}\n{\"id\": \"1\", \"text\": \"b\"}\n");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "1 added, 1 updated");
  CHECK(bench.records()["1"].text == "b");
  bench.touch("feed.jsonl", 1);
  CHECK(bench.run({bench.path("feed.jsonl")}) == "2 updated");
  CHECK(bench.records()["1"].text == "b");
}

TEST_CASE("most of a feed vanishing is a mass removal, too") {
  Bench bench;
  bench.write("feed.jsonl", "{\"id\": \"1\", \"text\": \"a\"}\n{\"id\": \"2\", \"text\": \"b\"}\n");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "2 added");
  bench.write("feed.jsonl", "{\"id\": \"3\", \"text\": \"c\"}\n");
  CHECK(bench.run({bench.path("feed.jsonl")}) == "error 6");
  CHECK(bench.ids() == "1 2 3");
  bench.options.allow_mass_removal = true;
  CHECK(bench.run({bench.path("feed.jsonl")}) == "1 unchanged, 2 removed");
  CHECK(bench.ids() == "3");
}

TEST_CASE(
    "one object in a .json file is known by its file, the elements of a list by their place") {
  Bench bench;
  bench.write("news/a.json", "{\"text\": \"a\"}");
  bench.write("news/b.json",
              "[{\"text\": \"b\"}, {\"text\": \"c\"}, {\"id\": \"x\", \"text\": \"d\"}]");
  CHECK(bench.run({bench.news()}) == "4 added");
  CHECK(bench.ids() == "a.json b.json b.json#2 x");
  bench.write("news/a.json", "{\"text\": \"changed\"}");
  CHECK(bench.run({bench.news()}) == "1 updated, 3 unchanged");
}

TEST_CASE("standard input adds and replaces, and never removes") {
  Bench bench;
  CHECK(bench.run({"-"}, "{\"id\": \"1\", \"text\": \"a\"}\n") == "1 added");
  CHECK(bench.run({"-"}, "{\"id\": \"1\", \"text\": \"a\"}\n{\"id\": \"2\", \"text\": \"b\"}\n") ==
        "1 added, 1 unchanged");
  CHECK(bench.run({"-"}, "oops\n{\"id\": \"2\", \"text\": \"c\"}\n") == "1 updated, 1 skipped");
  CHECK(bench.report.skipped[0].path == "standard input:1");
  CHECK(bench.ids() == "1 2");
}

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
  manifest.fingerprint = resources()->fingerprint();
  manifest.segments = {"seg-000001"};
  bench.write("tropa.db/tropa.json", to_string(manifest));
  CHECK(bench.run({bench.news()}) == "error 8");
}

TEST_CASE("one writer at a time") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  CHECK(bench.run({bench.news()}) == "1 added");
  const Result<IndexWriter> writer = IndexWriter::open(resources(), bench.options);
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
    Result<IndexWriter> writer = IndexWriter::open(resources(), bench.options);
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
    Result<IndexWriter> writer = IndexWriter::open(resources(), bench.options);
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
