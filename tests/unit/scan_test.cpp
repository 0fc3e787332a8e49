// Walks over small trees: what is found, in which order, and what is said of the rest.
#include "sources/scan.hpp"
#include "readers/file_kinds.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

using namespace tropa;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> files_of(const Walk& found) {
  std::vector<std::string> names;
  for (const FoundFile& file : found.files) names.push_back(file.relative_path);
  return names;
}

std::string reason_of(const std::vector<SkippedInput>& inputs, const std::string& path) {
  const auto found = std::ranges::find(inputs, path, &SkippedInput::path);
  return found == inputs.end() ? "" : found->reason;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("files are found below directories, sorted, with size and time") {
  const test::TemporaryDirectory directory;
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.md", "a.jsonl"})
    directory.write(name, "text");
  const Walk found = walk(directory.path(), {.refusal = refusal_by({})}).value();
  CHECK(files_of(found) == Names{"a.jsonl", "a/b/c.md", "a/z.txt", "b.txt"});
  CHECK(found.files[0].stat.size == 4);
  CHECK(found.files[0].stat.mtime_ns == stat_of(directory / "a.jsonl")->mtime_ns);
  CHECK(found.complete);
}

TEST_CASE("what is no article is named, with the reason") {
  const test::TemporaryDirectory directory;
  directory.write("photo.jpg", "x");
  directory.write("empty.txt", "");
  directory.write("README.md", "x");
  directory.write(".hidden/a.txt", "x");
  directory.write("other.db/tropa.json", "{}");
  directory.write("other.db/a.txt", "x");
  REQUIRE(::mkfifo((directory / "pipe.txt").c_str(), 0600) == 0);
  fs::create_symlink("nowhere.txt", directory / "dangling.txt");
  const Walk found = walk(directory.path(), {.refusal = refusal_by({})}).value();
  CHECK(found.files.empty());
  CHECK(reason_of(found.skipped, "photo.jpg") == "not a kind of file that Tropa reads");
  CHECK(reason_of(found.skipped, "empty.txt") == "empty");
  CHECK(reason_of(found.skipped, "pipe.txt") == "not a regular file");
  CHECK(reason_of(found.skipped, "dangling.txt") == "a link that leads nowhere");
  CHECK(found.skipped.size() == 4);
  CHECK(reason_of(found.left_out, "README.md") == "a README is not an article");
  CHECK(reason_of(found.left_out, ".hidden") == "hidden");
  CHECK(reason_of(found.left_out, "other.db") == "an index of Tropa");
  CHECK(found.left_out.size() == 3);
  CHECK(found.complete);
}

TEST_CASE("links that lead in circles end, and a file keeps its real name") {
  const test::TemporaryDirectory directory;
  const test::TemporaryDirectory elsewhere;
  elsewhere.write("far.txt", "x");
  directory.write("real/a.txt", "x");
  fs::create_directory_symlink(directory.path(), directory / "real/up");
  fs::create_directory_symlink("real", directory / "alias");
  fs::create_symlink("real/a.txt", directory / "a.txt");
  fs::create_directory_symlink(elsewhere.path(), directory / "far");
  fs::create_symlink("loop.txt", directory / "loop.txt");
  const Walk stays = walk(directory.path(), {.refusal = refusal_by({})}).value();
  CHECK(files_of(stays) == Names{"real/a.txt"});
  CHECK(reason_of(stays.skipped, "far") ==
        "a link out of the directory; --follow-links follows it");
  const Walk found =
      walk(directory.path(), {.follow_links = true, .refusal = refusal_by({})}).value();
  CHECK(files_of(found) == Names{"far/far.txt", "real/a.txt"});
  CHECK(reason_of(found.left_out, "alias") == "a link to a directory that is read already");
  CHECK(reason_of(found.left_out, "a.txt") == "a link to a file that is read already");
  CHECK(reason_of(found.skipped, "loop.txt") == "a link that leads nowhere");
}

TEST_CASE("a file that is one great hole is named, and kinds of a filter are read") {
  const test::TemporaryDirectory directory;
  directory.write("hole.jsonl", "{");
  fs::resize_file(directory / "hole.jsonl", std::uintmax_t{5} << 30U);
  directory.write("A.PDF", "x");
  const std::vector<FileFilter> filters{{".pdf", {"cat"}}};
  const Walk found = walk(directory.path(), {.refusal = refusal_by({.filters = filters})}).value();
  CHECK(files_of(found) == Names{"A.PDF"});
  CHECK(reason_of(found.skipped, "hole.jsonl") == "a sparse file: most of it was never written");
}

TEST_CASE("a directory that cannot be read makes the walk incomplete") {
  if (::geteuid() == 0) return;  // nothing is unreadable for root
  const test::TemporaryDirectory directory;
  directory.write("locked/a.txt", "x");
  directory.write("b.txt", "x");
  fs::permissions(directory / "locked", fs::perms::none);
  const Walk found = walk(directory.path(), {.refusal = refusal_by({})}).value();
  fs::permissions(directory / "locked", fs::perms::owner_all);
  CHECK(files_of(found) == Names{"b.txt"});
  CHECK_FALSE(found.complete);
  CHECK(reason_of(found.skipped, "locked").starts_with("the directory cannot be read"));
}

TEST_CASE("a directory that is not there is an error") {
  const Result<Walk> found = walk("/nowhere/at/all");
  REQUIRE_FALSE(found.has_value());
  CHECK(found.error().code == Code::kInputMissing);
}

TEST_CASE("names that are not UTF-8 are shown as UTF-8") {
  CHECK(printable("новини/а.txt") == "новини/а.txt");
  CHECK(printable("a\xFF\xD0") == "a%FF%D0");
}
