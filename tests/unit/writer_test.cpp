// Runs over small directories: what is added, kept and removed, and when nothing may be.
#include "index_bench.hpp"
#include "schema.hpp"
#include "sources/scan.hpp"
#include "tropa/indexer.hpp"

#include <doctest/doctest.h>

using namespace tropa;
using test::Bench;
using test::dump;
namespace fs = std::filesystem;

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
  CHECK(bench.report.skipped[0].reason == "not valid JSON: it ends too early");
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

TEST_CASE("a writer of one index says so when it is given months or a list") {
  Bench bench;
  bench.write("news/a.txt", "date 2025-12-01 Port\n\nStatki czekają.");
  bench.options.shard_by = ShardBy::kMonth;
  const Result<IndexWriter> wanted = IndexWriter::open(test::resources(), bench.options);
  REQUIRE_FALSE(wanted.has_value());
  CHECK(wanted.error().code == Code::kUsage);
  CHECK(wanted.error().what == "IndexWriter writes one index, not one for each month");
  CHECK_FALSE(fs::exists(bench.options.database));

  CHECK(bench.run({bench.news()}) == "1 added");
  bench.options.shard_by = ShardBy::kNothing;
  const Result<IndexWriter> found = IndexWriter::open(test::resources(), bench.options);
  REQUIRE_FALSE(found.has_value());
  CHECK(found.error().code == Code::kUsage);
  CHECK(found.error().what == "'" + bench.options.database.string() +
                                  "' holds a list of indexes, and IndexWriter writes one");
  CHECK(found.error().hint.starts_with("open one of the list"));

  bench.options.database /= "2025-12";
  CHECK(IndexWriter::open(test::resources(), bench.options).has_value());
}
