// Which words the cache still has, and that none is taken for another.
#include "terms/word_cache.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

using namespace tropa;

namespace {

constexpr std::uint64_t kHash = 0x0123'4567'89AB'CDEF;

}  // namespace

TEST_CASE("a word of the cache has its letters and stems until it is another's") {
  WordCache cache(4);
  const auto [word, is_new] = cache.find("санкції", Language::kUk, TokenKind::kWord, kHash, 1);
  CHECK(is_new);
  word.add_stem(Language::kUk, "Zu", "санкція");
  word.add_stem(Language::kRu, "Zr", "санкция");
  const auto again = cache.find("санкції", Language::kUk, TokenKind::kWord, kHash, 1);
  CHECK_FALSE(again.is_new);
  CHECK(again.word.text() == "санкції");
  REQUIRE(again.word.stems().size() == 2);
  CHECK(again.word.text_of(again.word.stems()[0]) == "санкція");
  CHECK(again.word.with_prefix(again.word.stems()[1]) == "Zrсанкция");
  CHECK(again.word.stems()[1].language == Language::kRu);
}

TEST_CASE("words with the same hash stay apart") {
  WordCache cache(4);
  CHECK(cache.find("a", Language::kPl, TokenKind::kWord, kHash, 1).is_new);
  CHECK(cache.find("a", Language::kRu, TokenKind::kWord, kHash, 1).is_new);
  CHECK(cache.find("a", Language::kPl, TokenKind::kCode, kHash, 1).is_new);
  CHECK(cache.find("b", Language::kPl, TokenKind::kWord, kHash, 1).is_new);
  CHECK_FALSE(cache.find("a", Language::kPl, TokenKind::kWord, kHash, 1).is_new);
}

TEST_CASE("the word that was met longest ago goes first") {
  WordCache cache(4);
  std::uint32_t now = 0;
  const auto is_new = [&](const std::string& text) {
    return cache.find(text, Language::kPl, TokenKind::kWord, kHash, ++now).is_new;
  };
  for (const char* text : {"a", "b", "c", "d"}) CHECK(is_new(text));
  CHECK_FALSE(is_new("a"));
  CHECK(is_new("e"));
  CHECK_FALSE(is_new("a"));
  CHECK(is_new("b"));
}
