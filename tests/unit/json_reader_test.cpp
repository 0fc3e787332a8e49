// What is read of one JSON object, whatever program wrote it; and text in HTML.
#include "read_table.hpp"
#include "readers/html_fragment.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace tropa;

namespace {

std::string read(const std::string& text) {
  const Result<Document> document = json_reader().read(text);
  return document ? to_string(*document) : "!" + document.error().what;
}

double seconds_for(const std::string& html) {
  const auto start = std::chrono::steady_clock::now();
  (void)has_html(html);
  (void)without_html(html);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

}  // namespace

TEST_CASE("JSON objects become the documents that the table expects") {
  for (const auto& row : test::read_table("json_readers.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(read(row[0]) == row[1]);
  }
}

TEST_CASE("fragments of HTML lose their tags, and other texts nothing") {
  for (const char* plain :
       {"a < b", "R&D", "x<y>z", "if (a<b && b>c)", "<3", "a & b; c", "<p,q>"}) {
    CAPTURE(plain);
    CHECK_FALSE(has_html(plain));
    CHECK(without_html(plain) == plain);
  }
  CHECK(without_html("<p>A\n b</p>\n\n<ul><li>c<li>d</ul>") == "A b\n\nc\n\nd");
  CHECK(without_html("a&nbsp;b &#x41;&#1041; &unknown; &amp;lt;") == "a b AБ &unknown; &lt;");
  CHECK(without_html("<b>a</b>b <o:p>c</o:p>") == "ab c");
  CHECK(without_html("<script>while (a</b>) {") == "");
  CHECK(without_html("<p title=\"x") == "");
  CHECK(without_html("&#xD800;&#0;&#99999999;<br>.") == ".");
}

TEST_CASE("hostile HTML takes time in proportion to its length") {
  for (const char* part : {"<div>", "<", "&", "<!--", "<a title=\"", "<a b='", "</", "<script>",
                           "<script></", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "<p =\"='"}) {
    CAPTURE(part);
    CHECK(seconds_for(repeated(part, 300'000)) < 2);
  }
}
