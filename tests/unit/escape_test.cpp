// Escaping: whatever comes from outside, as a terminal, JSON and HTML may have it.
#include "render/escape.hpp"

#include "render/mark.hpp"
#include "tropa/searcher.hpp"
#include "tropa/utf8.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace render = tropa::render;

TEST_CASE("UTF-8 is decoded strictly") {
  const auto valid = [](std::string_view text) {
    const tropa::utf8::Character c = tropa::utf8::decode(text, 0);
    return c.valid && c.length == text.size();
  };
  CHECK(valid("a"));
  CHECK(valid("ż"));
  CHECK(valid("€"));
  CHECK(valid("\U0001F600"));
  CHECK(valid("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(valid("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(valid("\xC0\xAF"));          // overlong /
  CHECK_FALSE(valid("\xE0\x80\xAF"));
  CHECK_FALSE(valid("\xF0\x80\x80\xAF"));
  CHECK_FALSE(valid("\xED\xA0\x80"));  // a surrogate
  CHECK_FALSE(valid("\x80"));
  CHECK_FALSE(valid("\xE2\x82"));  // cut off
  CHECK(tropa::utf8::decode("\xE2\x82", 0).length == 1);
}

TEST_CASE("a terminal gets one line without control and bidi characters") {
  CHECK(render::for_terminal("Zażółć гусь її") == "Zażółć гусь її");
  CHECK(render::for_terminal("a\nb\tc\r\nd") == "a b c d");
  CHECK(render::for_terminal("\x1B[31mred\x1B[0m") == "[31mred[0m");
  CHECK(render::for_terminal("\u009B31m") == "31m");
  CHECK(render::for_terminal("a\u202Eb\u2066c\u200Fd\u061Ce") == "abcde");
  CHECK(render::for_terminal("a\u2028b\u0085c") == "a b c");
  CHECK(render::for_terminal("a\x07\x08\x7F\u200B\uFEFFz") == "az");
  CHECK(render::for_terminal("a\U000E0041z") == "az");
  CHECK(render::for_terminal("\xFF\xE2\x82x") == "\uFFFD\uFFFD\uFFFDx");
  CHECK(render::for_terminal(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("HTML gets entities and valid UTF-8") {
  CHECK(render::for_html("<a href=\"x\">'&'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(render::for_html("a\x1B\x08z\n\xFF") == "az\n\uFFFD");
  CHECK(render::for_html("&amp;") == "&amp;amp;");
}

TEST_CASE("marks are put around the words they name and bad ones are left out") {
  const auto mark = [](tropa::Snippet snippet) {
    return render::marked(snippet, "[", "]", render::for_html);
  };
  CHECK(mark({"a<b", {}}) == "a&lt;b");
  CHECK(mark({"ab cd", {{0, 2}, {3, 5}}}) == "[ab] [cd]");
  CHECK(mark({"<>", {{0, 1}}}) == "[&lt;]&gt;");
  CHECK(mark({"abc", {{1, 1}}}) == "abc");
  CHECK(mark({"abc", {{2, 9}}}) == "abc");
  CHECK(mark({"abc", {{1, 2}, {0, 1}}}) == "a[b]c");
  CHECK(mark({"", {{0, 1}}}).empty());
}
