// The suffix rules against their tables, and what must hold for any word.
#include "read_table.hpp"
#include "stem/rules.hpp"
#include "stem/stemmer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::test {
namespace {

using Stemmer = void (*)(std::string_view, Stems&);

Stems stems_of(Stemmer stem, std::string_view word) {
  Stems stems;
  stem(word, stems);
  return stems;
}

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool share_a_stem(const Stems& a, const Stems& b) {
  return std::ranges::any_of(a.all(), [&](const std::string& stem) {
    return std::ranges::find(b.all(), stem) != b.all().end();
  });
}

void check_table(std::string_view file, Stemmer stem) {
  for (const auto& row : read_table(file, 3)) {
    CAPTURE(row.where);
    const std::vector<std::string> words = words_of(row[1]);
    REQUIRE(words.size() >= 2);
    const Stems first = stems_of(stem, words.front());
    for (std::size_t i = 1; i < words.size(); ++i) {
      CAPTURE(words[i]);
      const Stems other = stems_of(stem, words[i]);
      if (row[0] == "same") {
        CHECK(first[0] == other[0]);
      } else if (row[0] == "meet") {
        CHECK(share_a_stem(first, other));
      } else {
        REQUIRE(row[0] == "apart");
        CHECK_FALSE(share_a_stem(first, other));
      }
    }
  }
}

constexpr Stemmer kStemmers[] = {rules::stem_polish, rules::stem_ukrainian, rules::stem_russian};

TEST_CASE("the Polish rules put together what the table puts together") {
  check_table("stem_pl.tsv", rules::stem_polish);
}

TEST_CASE("the Ukrainian rules put together what the table puts together") {
  check_table("stem_uk.tsv", rules::stem_ukrainian);
}

TEST_CASE("the Russian rules put together what the table puts together") {
  check_table("stem_ru.tsv", rules::stem_russian);
}

TEST_CASE("words of two letters are their own stem") {
  for (const Stemmer stem : kStemmers) {
    for (const std::string_view word : {"za", "от", "на", "że", "ja"}) {
      const Stems stems = stems_of(stem, word);
      REQUIRE(stems.size() == 1);
      CHECK(stems[0] == word);
    }
  }
}

TEST_CASE("any bytes give one to three stems") {
  std::uint32_t state = 1;
  const auto random = [&] { return state = state * 1664525U + 1013904223U; };
  for (int round = 0; round < 20'000; ++round) {
    std::string word(1 + (random() >> 16U) % 90, ' ');
    for (char& byte : word) byte = static_cast<char>(random() >> 24U);
    for (const Stemmer stem : kStemmers) {
      const Stems stems = stems_of(stem, word);
      CHECK(stems.size() >= 1);
      CHECK(stems.size() <= Stems::kMost);
    }
  }
}

TEST_CASE("a stem has two letters or more, however short what the ending leaves") {
  const std::vector<std::string> letters{"а", "о", "у", "и", "ы", "е", "я", "ь", "й", "м",
                                         "в", "т", "ь", "н", "к", "ц", "с", "л", "х", "щ"};
  for (const std::string& a : letters) {
    for (const std::string& b : letters) {
      for (const std::string& c : letters) {
        for (const Stemmer stem : {rules::stem_ukrainian, rules::stem_russian}) {
          const Stems stems = stems_of(stem, a + b + c);
          for (const std::string& found : stems.all()) CHECK(found.size() >= 4);
        }
      }
    }
  }
}

TEST_CASE("a very long word comes back whole") {
  const std::string word(100'000, 'a');
  CHECK(stems_of(rules::stem_polish, word)[0] == word);
}

TEST_CASE("a stem that is there already and a fourth one are ignored") {
  Stems stems;
  for (const std::string_view stem : {"a", "b", "a", "c", "d"}) stems.add(stem);
  REQUIRE(stems.size() == 3);
  CHECK(stems[2] == "c");
}

TEST_CASE("the stemmer set dispatches by language and leaves other languages alone") {
  const auto set = StemmerSet::load({});
  REQUIRE(set.has_value());
  Stems stems;
  set.value()->stem("трампом", Language::kUk, stems);
  REQUIRE(stems.size() >= 1);
  CHECK(stems[0] == "трамп");
  stems.clear();
  set.value()->stem("houses", Language::kOther, stems);
  CHECK(stems.empty());
  CHECK_FALSE(set.value()->fingerprint().empty());
}

}  // namespace
}  // namespace tropa::test
