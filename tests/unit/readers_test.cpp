// Readers and the titles they find against tables; the cutting of files of many articles.
#include "read_table.hpp"
#include "readers/headline.hpp"
#include "readers/html_fragment.hpp"
#include "readers/open_records.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

using namespace tropa;

namespace {

std::string read(const std::string& file_name, const std::string& text) {
  const Reader* reader = reader_for(file_name);
  REQUIRE(reader != nullptr);
  const Result<Document> document = reader->read(text);
  return document ? to_string(*document) : "!" + document.error().what;
}

}  // namespace

TEST_CASE("readers make the documents that the table expects") {
  for (const auto& row : test::read_table("readers.tsv", 4)) {
    CAPTURE(row.where);
    CHECK(read(row[0], row[1]) == row[2]);
  }
}

TEST_CASE("a text without a headline gets its first sentence as the title") {
  for (const auto& row : test::read_table("title_from_text.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(title_from_text(row[0]) == row[1]);
    CHECK(utf8::length(title_from_text(row[0])) <= 121);
  }
}

TEST_CASE("extensions choose the reader in any case, and unknown ones choose none") {
  CHECK(reader_for("A.TXT") == &text_reader());
  CHECK(reader_for("a.b.ndjson") == &json_lines_reader());
  CHECK(reader_for("a.json") == &json_reader());
  CHECK(reader_for("txt") == nullptr);
  CHECK(reader_for("a.jpg") == nullptr);
}

TEST_CASE("what a file is, its content says first and its name second") {
  CHECK(&sniff("<!DOCTYPE html>\n<title>A</title>", text_reader()) == &html_reader());
  CHECK(&sniff("\n <!-- a --><HTML lang=pl>", text_reader()) == &html_reader());
  CHECK(&sniff("<?xml version='1.0'?>\n<!DOCTYPE html><html>", text_reader()) == &html_reader());
  CHECK(&sniff("<p>Tekst</p>", text_reader()) == &html_reader());
  CHECK(&sniff("<html><p>Tekst</p>", markdown_reader()) == &html_reader());
  CHECK(&sniff("<div>\n\n# Tytuł\n</div>", markdown_reader()) == &markdown_reader());
  CHECK(&sniff("<- to nie jest strona", text_reader()) == &text_reader());
  CHECK(&sniff("Ціна < 5 </ грн", text_reader()) == &text_reader());
  CHECK(&sniff("<b>Zdanie</b> bez strony", html_reader()) == &html_reader());
  CHECK(&sniff("Tylko tekst", html_reader()) == &text_reader());
  CHECK(&sniff("", text_reader()) == &text_reader());
  CHECK(&sniff("---\ntitle: A\n---\nTekst", text_reader()) == &markdown_reader());
  CHECK(&sniff("---\nTekst\n---\n", text_reader()) == &text_reader());
  CHECK(&reader_of_content("{\"title\": 1}", html_reader()) == &json_reader());
  CHECK(&reader_of_content("<!DOCTYPE html><html>", json_reader()) == &html_reader());
  CHECK(&reader_of_content("[{\"title\": 1}]", json_lines_reader()) == &json_reader());
  CHECK(&reader_of_content("title,date,text\nA,B,C\n", text_reader()) == &table_reader());
  CHECK(&reader_of_content("Title, date and text\nA, B, C\n", text_reader()) == &text_reader());
  CHECK(reader_named("html") == &html_reader());
  CHECK(reader_named("text") == &text_reader());
  CHECK(reader_named("markdown") == &markdown_reader());
  CHECK(reader_named("json") == &json_reader());
  CHECK(reader_named("jsonl") == &json_lines_reader());
  CHECK(reader_named("doc") == nullptr);
}

TEST_CASE("a piece of HTML becomes text, and text that only looks like it stays") {
  CHECK(without_html("<p><strong>Ціни</strong> &ndash; 5&#39;</p><p>B<br>c</p>") ==
        "Ціни – 5'\n\nB\nc");
  CHECK(without_html("a < b && c > d") == "a < b && c > d");
  CHECK(without_html("Tom &amp; Jerry\n\nB") == "Tom & Jerry\n\nB");
  CHECK(without_html("x<script>y</script><style>z</style>") == "x");
  CHECK(without_html("<b></p></i>&#0;&bogus;<") == "&bogus;<");
}

TEST_CASE("HTML nested deeper than any page is refused in no time") {
  std::string text;
  for (int depth = 0; depth < 100'000; ++depth) text += "<div>";
  CHECK(html_reader().read(text).error().what == "HTML nested too deeply");
}

TEST_CASE("JSON nested deeper than any article is refused before it is parsed") {
  CHECK(read("a.json", std::string(200'000, '[')) == "!JSON nested too deeply");
  std::string object = "{\"title\": \"T\", \"x\": ";
  object += std::string(60, '[') + std::string(60, ']') + "}";
  CHECK(read("a.json", object).starts_with("title[T]"));
}

TEST_CASE("readers take any bytes that are UTF-8 and give back UTF-8") {
  for (const Reader* reader : {&text_reader(), &markdown_reader()}) {
    for (const char* text :
         {"]](", "![](", "---", "/ /", "date 2025-12-01", "\n\n", "#", "fot.", "«"}) {
      const Result<Document> document = reader->read(text);
      if (!document) continue;
      CHECK(utf8::is_valid(document->title));
      CHECK(utf8::is_valid(document->text));
    }
  }
}
