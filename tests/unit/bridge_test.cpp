// Sounds of words across scripts: which words share a key and are alike as wholes.
#include "read_table.hpp"
#include "tropa/function_words.hpp"
#include "tropa/stemmers.hpp"
#include "words/likeness.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace tropa;
using tropa::test::read_table;
using tropa::test::Row;

namespace {

bool share_a_key(const std::string& a, const std::string& b) {
  const std::vector<std::string> keys = bridge_keys(b);
  return std::ranges::any_of(bridge_keys(a), [&](const std::string& key) {
    return std::ranges::find(keys, key) != keys.end();
  });
}

}  // namespace

TEST_CASE("names sound alike across scripts when spelling rules say so, as the table says") {
  for (const Row& row : read_table("bridge_sounds.tsv", 4)) {
    CAPTURE(row.where);
    const std::string a = fold(row[0]);
    const std::string b = fold(row[1]);
    const double likeness = bridge_similarity(a, b);
    CAPTURE(likeness);
    CHECK(likeness == bridge_similarity(b, a));
    const bool is_alike = share_a_key(a, b) && likeness >= expand::kMinLikenessOfCognate;
    if (row[2] == "yes") {
      CHECK(share_a_key(a, b));
      CHECK(likeness >= expand::kMinLikenessOfName);
    } else {
      CHECK_FALSE(is_alike);
    }
  }
}

TEST_CASE("function words are known by their form, content words are none") {
  for (const Row& row : read_table("function_words.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(is_function_word(fold(row[0])) == (row[1] == "yes"));
  }
}
