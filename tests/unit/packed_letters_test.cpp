// Letters in the keys of the vocabulary: shorter, in the same order, and nothing is lost.
#include "packed_letters.hpp"

#include "schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace tropa::schema;

TEST_CASE("letters of our languages are packed into a byte each") {
  CHECK(packed("sankcja").size() == 7);
  CHECK(packed("żółć").size() == 4);
  CHECK(packed("санкції").size() == 7);
  CHECK(packed("ґрёўщ").size() == 5);
  CHECK(packed("ß龍").size() == 2 + 3 + 2);
}

TEST_CASE("packed letters come back, and sort as before") {
  const std::vector<std::string> letters{"a", "z", "~", "\t", "ß", "á", "ó",  "ő",
                                         "ж", "ё", "љ", "ґ",  "Ω", "ა", "龍", "𐍈"};
  std::mt19937 random(7);
  std::vector<std::string> texts;
  for (int count = 0; count < 500; ++count) {
    std::string text;
    for (auto size = random() % 6; size > 0; --size) text += letters[random() % letters.size()];
    CHECK(unpacked(packed(text)) == text);
    texts.push_back(text);
  }
  for (std::size_t at = 1; at < texts.size(); ++at) {
    CHECK((texts[at - 1] < texts[at]) == (packed(texts[at - 1]) < packed(texts[at])));
    CHECK(packed(texts[at - 1] + texts[at]) == packed(texts[at - 1]) + packed(texts[at]));
  }
}

TEST_CASE("bytes that are no letters are packed and come back, and any bytes are unpacked") {
  std::mt19937 random(8);
  for (int count = 0; count < 2000; ++count) {
    std::string bytes;
    for (auto size = random() % 8; size > 0; --size) bytes += static_cast<char>(random() & 0xFFU);
    CHECK(unpacked(packed(bytes)) == bytes);
    static_cast<void>(unpacked(bytes));
  }
}

TEST_CASE("an entry of the vocabulary begins with its key and ends with its term") {
  const std::string entry = vocabulary_entry(phonetic_key("tr"), "Zuтрамп");
  CHECK(entry.starts_with(vocabulary_prefix(phonetic_key("tr"))));
  CHECK(term_of_entry(entry) == "Zuтрамп");
  CHECK(term_of_entry("no tab").size() == 6);
}
