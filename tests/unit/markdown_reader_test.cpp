// What is read of Markdown: front matter of all kinds, and text without marks.
#include "read_table.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace tropa;

namespace {

std::string read(const std::string& text) {
  const Result<Document> document = markdown_reader().read(text);
  return document ? to_string(*document) : "!" + document.error().what;
}

double seconds_for(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  (void)read(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

}  // namespace

TEST_CASE("Markdown becomes the documents that the table expects") {
  for (const auto& row : test::read_table("markdown_readers.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(read(row[0]) == row[1]);
  }
}

TEST_CASE("an anchor that would unfold a thousand million times is no bomb") {
  std::string bomb = "---\ntitle: T\na: &a [x,x,x,x,x,x,x,x,x]\n";
  for (char name = 'b'; name < 'k'; ++name) {
    bomb += std::string(1, name) + ": &" + name + " [";
    for (int count = 0; count < 9; ++count) bomb += std::string("*") + char(name - 1) + ",";
    bomb += "]\n";
  }
  CHECK(seconds_for(bomb + "---\nTekst.") < 2);
}

TEST_CASE("hostile Markdown takes time in proportion to its length") {
  for (const char* part : {"[", "![", "[[", "%%", "<!--", "[a](", "[a](b)", "> ", "*", "%% <script",
                           "[^", "|", "\n- [[a|"}) {
    CAPTURE(part);
    CHECK(seconds_for(repeated(part, 300'000)) < 2);
  }
  CHECK(seconds_for("---\n" + repeated("[", 200'000) + "\n---\n") < 2);
  CHECK(seconds_for("---\n" + repeated("- ", 200'000) + "\n---\n") < 2);
  CHECK(seconds_for("+++\na = " + repeated("[", 200'000) + "\n+++\n") < 2);
  CHECK(seconds_for(repeated("{", 200'000)) < 2);
}
