// When what was put is safe, and in which order things happen so that a crash, a bad disk or an
// unreadable input loses nothing.
#include "index/index_directory.hpp"
#include "index/store.hpp"
#include "index_bench.hpp"
#include "segments/segment_readers.hpp"
#include "segments/segment_writer.hpp"
#include "terms/document_indexer.hpp"

#include <doctest/doctest.h>

#include <limits.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

using namespace tropa;
using test::Bench;
using test::resources;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

std::mutex mutex_of_flushed;
std::set<std::string> flushed;  // files that fsync() was asked for

}  // namespace

/// In the place of the C library's own: notes which file it is, and does it.
extern "C" int fsync(int descriptor) {
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  char path[PATH_MAX];
  const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
  {
    const std::lock_guard lock(mutex_of_flushed);
    if (size > 0) flushed.emplace(path, static_cast<std::size_t>(size));
  }
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

namespace {

/// A directory and every file in it.
std::set<std::string> all_of(const fs::path& directory) {
  std::set<std::string> paths = {fs::canonical(directory).string()};
  for (const auto& entry : fs::directory_iterator(directory)) {
    paths.insert(fs::canonical(entry.path()).string());
  }
  return paths;
}

std::set<std::string> not_flushed(const fs::path& directory) {
  const std::lock_guard lock(mutex_of_flushed);
  std::set<std::string> left = all_of(directory);
  for (const std::string& path : flushed) left.erase(path);
  return left;
}

void replace_byte(const fs::path& file, std::size_t at, char byte) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  bytes.at(at) = byte;
  std::ofstream(file, std::ios::binary) << bytes;
}

IndexedDocument article(const std::string& id, const std::string& text = "Statki.") {
  static DocumentIndexer indexer(resources());
  return indexer.make({.id = id, .title = "Port", .text = text, .extra = {}}, std::nullopt,
                      std::nullopt);
}

Store open_store(const Bench& bench, StoreOptions options) {
  return std::move(
      Store::open(bench.options.database, resources()->fingerprint(), options).value());
}

}  // namespace

TEST_CASE("what was put is committed after ten seconds, without being asked for") {
  CHECK(StoreOptions().commit_interval == 10s);
  for (const auto interval : {0ms, 3'600'000ms}) {
    CAPTURE(interval.count());
    Bench bench;
    Store store = open_store(bench, {.commit_interval = interval});
    REQUIRE(store.put(article("a"), 0));
    CHECK(bench.open().get_doccount() == (interval == 0ms ? 1 : 0));
    REQUIRE(store.commit());
    CHECK(bench.open().get_doccount() == 1);
  }
}

TEST_CASE("an article that is removed and put again is there once") {
  Bench bench;
  {
    Store store = open_store(bench, {});
    for (int number = 0; number < 3; ++number) {
      REQUIRE(store.put(article(std::to_string(number)), 0));
    }
    REQUIRE(store.finish());
  }
  Store store = open_store(bench, {.batch_articles = 1000});
  const Result<DocumentNumber> number = store.find("1");
  REQUIRE(number);
  REQUIRE(store.remove(*number));
  // So many that they become a segment of their own, which is published behind the store's back.
  for (int at = 0; at < 400; ++at) REQUIRE(store.put(article(std::to_string(at + 1)), 0));
  REQUIRE(store.submit());
  // Until then readers see the old article or none.
  const auto patience = std::chrono::steady_clock::now() + 60s;
  while (bench.open().get_doccount() < 300 && std::chrono::steady_clock::now() < patience) {
    std::this_thread::sleep_for(2ms);
  }
  int seen = 0;
  const Xapian::Database database = bench.open();
  REQUIRE(database.get_doccount() > 300);
  for (auto at = database.valuestream_begin(schema::kSlotDocumentKey);
       at != database.valuestream_end(schema::kSlotDocumentKey); ++at) {
    seen += *at == "1" ? 1 : 0;
  }
  CHECK(seen == 1);
  REQUIRE(store.commit());
}

TEST_CASE("the stub database of Xapian lists the segments of the manifest") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  REQUIRE(bench.run({bench.news()}) == "1 added");
  CHECK(Xapian::Database(bench.options.database.string()).get_doccount() == 1);
  const schema::Manifest manifest = schema::read_manifest(bench.options.database).value();
  std::ifstream in(bench.options.database / "XAPIANDB");
  std::string expected;
  for (const std::string& name : manifest.segments) expected += "auto " + name + "\n";
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == expected);
}

TEST_CASE("an index is as readable as its owner's other files, and nobody's umask is touched") {
  const mode_t before = ::umask(027);
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  CHECK(bench.run({bench.news()}) == "1 added");
  struct stat made {};
  REQUIRE(::stat(bench.options.database.c_str(), &made) == 0);
  CHECK((made.st_mode & 0777U) == 0750U);
  CHECK(::umask(before) == 027);
}

TEST_CASE("every file of a new segment is on the disk before a manifest names it") {
  const test::TemporaryDirectory work;
  Batch batch;
  batch.articles.push_back(article("a").document);
  REQUIRE(write_segment(batch, work / "one"));
  CHECK(not_flushed(work / "one").empty());
  REQUIRE(merge_segments(std::vector<fs::path>{work / "one", work / "one"}, work / "two"));
  CHECK(not_flushed(work / "two").empty());
}

TEST_CASE("nothing of a directory is removed when one of its files could not be read") {
  Bench bench;
  bench.options.workers = 1;
  for (const char* name : {"news/a.txt", "news/b.txt", "news/c.txt"}) {
    bench.write(name, "Port\n\nStatki.");
  }
  REQUIRE(bench.run({bench.news()}) == "3 added");
  fs::remove(bench.directory / "news/b.txt");
  // More new files than are read ahead; the last one goes while the first ones are read.
  for (int number = 0; number < 60; ++number) {
    bench.write(("news/new" + std::to_string(100 + number) + ".txt").c_str(), "Port\n\nStatki.");
  }
  bench.options.on_progress = [&bench](const IndexProgress&) {
    fs::remove(bench.directory / "news/new159.txt");
    return true;
  };
  CHECK(bench.run({bench.news()}) == "59 added, 2 unchanged, 1 skipped");
  CHECK(bench.ids().find("b.txt") != std::string::npos);
  bench.options.on_progress = nullptr;
  CHECK(bench.run({bench.news()}) == "61 unchanged, 1 removed");
  CHECK(bench.ids().find("b.txt") == std::string::npos);
}

TEST_CASE("verifying notices an article that is not under its id, or has another key") {
  for (const bool is_key : {false, true}) {
    CAPTURE(is_key);
    Bench bench;
    bench.write("news/a.txt", "Port\n\nStatki.");
    bench.write("news/b.txt", "Rynek\n\nStatki.");
    REQUIRE(bench.run({bench.news()}) == "2 added");
    REQUIRE(verify_index(bench.options.database).value() == 2);
    const std::string name = schema::read_manifest(bench.options.database)->segments[0];
    {
      Xapian::WritableDatabase segment((bench.options.database / name).string(),
                                       Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
      Xapian::Document changed = segment.get_document(1);
      const std::string id = schema::record_from(changed.get_data())->id;
      if (is_key) {
        changed.add_value(schema::kSlotDocumentKey, "other");
      } else {
        // The other one has the id too, and this one has not.
        changed.remove_term(schema::id_term(id));
        Xapian::Document other = segment.get_document(2);
        other.add_term(schema::id_term(id), 0);
        segment.replace_document(2, other);
      }
      segment.replace_document(1, changed);
      segment.commit();
    }
    const Result<std::uint64_t> verified = verify_index(bench.options.database);
    REQUIRE_FALSE(verified);
    CHECK(verified.error().code == Code::kDamaged);
    CHECK(verified.error().what.find(is_key ? "key" : "found by its id") != std::string::npos);
  }
}

TEST_CASE("a writer that finishes leaves one segment, and can go on") {
  Bench bench;
  Result<IndexWriter> writer = IndexWriter::open(resources(), bench.options);
  REQUIRE(writer);
  const auto segments = [&bench] {
    return schema::read_manifest(bench.options.database)->segments.size();
  };
  for (int number = 0; number < 700; ++number) {
    REQUIRE(writer->put(
        {.id = std::to_string(number), .title = "Port", .text = "Statki.", .extra = {}}));
  }
  REQUIRE(writer->commit());
  CHECK(segments() > 1);
  REQUIRE(writer->finish());
  CHECK(segments() == 1);
  REQUIRE(writer->put({.id = "7", .title = "Rynek", .text = "Statki.", .extra = {}}));
  REQUIRE(writer->commit());
  CHECK(bench.records().size() == 700);
  CHECK(bench.records()["7"].title == "Rynek");
}

TEST_CASE("what a callback throws is an error of the run, and what was committed stays") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  bench.options.on_progress = [](const IndexProgress&) -> bool {
    throw std::runtime_error("no more");
  };
  CHECK(bench.run({bench.news()}) == "error 70");
  CHECK(bench.error.what.find("no more") != std::string::npos);
  bench.options.on_progress = nullptr;
  CHECK(bench.run({bench.news()}) == "1 added");
}

TEST_CASE("an index of a format that nobody here knows says so, and not that it is damaged") {
  Bench bench;
  bench.write("news/a.txt", "Port\n\nStatki.");
  REQUIRE(bench.run({bench.news()}) == "1 added");
  const fs::path segment =
      bench.options.database / schema::read_manifest(bench.options.database)->segments[0];
  const fs::path version = segment / "iamglass";
  replace_byte(version, 14, '\x1A');
  CHECK(bench.run({bench.news()}) == "error 4");
  CHECK(bench.error.what.find("glass of 2027-03-14") != std::string::npos);
  const auto opened = open_segments(bench.options.database);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Code::kNoIndex);
  // A backend of another name.
  fs::rename(version, segment / "iamhoney");
  CHECK(bench.run({bench.news()}) == "error 4");
  CHECK(bench.error.what.find("\"honey\"") != std::string::npos);
  // A file that is gone is damage.
  fs::remove(segment / "iamhoney");
  CHECK(bench.run({bench.news()}) == "error 8");
}
