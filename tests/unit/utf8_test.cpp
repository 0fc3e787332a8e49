// White space at the ends of a text, among whole and broken characters.
#include "sources/utf8.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

using namespace tropa;

namespace {

/// As the words of the header say it: spaces are what makes a text of one character empty.
std::string_view trimmed_slowly(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = text.size();
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    utf8::next(text, offset);
    if (utf8::trimmed(text.substr(start, offset - start)).empty()) continue;
    if (begin == text.size()) begin = start;
    end = offset;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

TEST_CASE("white space is trimmed at both ends and nowhere else") {
  CHECK(utf8::trimmed(" \n\u00A0a b\u2003\uFEFF\r\n") == "a b");
  CHECK(utf8::trimmed("ж").size() == 2);
  CHECK(utf8::trimmed(" \u3000\t").empty());
  CHECK(utf8::trimmed("").empty());
}

TEST_CASE("broken characters are no white space, and do not hide any") {
  std::mt19937 random(3);
  const std::string_view pieces[] = {" ", "\u00A0", "\u2003", "a", "ж", "\xA0", "\xC2", "\xE2\x80"};
  for (int count = 0; count < 3000; ++count) {
    std::string text;
    for (auto size = random() % 7; size > 0; --size) text += pieces[random() % 8];
    CHECK(utf8::trimmed(text) == trimmed_slowly(text));
  }
}
