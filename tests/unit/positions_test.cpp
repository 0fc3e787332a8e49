// Where words stand: written and read back, damaged bytes, and the check of rows of words.
#include "positions.hpp"
#include "match/phrase_clause.hpp"
#include "schema.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tropa;
using schema::Positions;
using schema::PositionsWriter;
using schema::TextField;

namespace {

std::vector<std::uint32_t> places_of(const Positions& places, const std::string& term,
                                     TextField field) {
  const std::uint64_t code = places.code_of(schema::hash_of(term));
  std::vector<std::uint32_t> found;
  places.find({&code, 1}, places.range(field), found);
  return found;
}

using Numbers = std::vector<std::uint32_t>;

std::string word(int number) {
  return "word" + std::to_string(number);
}

}  // namespace

TEST_CASE("places come back by part, and a place may have several terms") {
  PositionsWriter writer;
  writer.add(TextField::kTitle, 0, "Zpport");
  writer.add(TextField::kTitle, 1, "Zpmorze");
  writer.add(TextField::kText, 0, "Zpmorze");
  writer.add(TextField::kText, 2, "Zpport");
  writer.add(TextField::kText, 2, "Zpporto");
  writer.add(TextField::kText, 2, "Zpporto");
  writer.add(TextField::kAuthor, 0, "nowak");
  const std::string bytes = writer.bytes(true, true);
  const auto places = Positions::from(bytes);
  REQUIRE(places.has_value());
  CHECK(places->own_title());
  CHECK(places->stemmed());
  CHECK(places_of(*places, "Zpport", TextField::kTitle) == Numbers{0});
  CHECK(places_of(*places, "Zpport", TextField::kText) == Numbers{4});
  CHECK(places_of(*places, "Zpporto", TextField::kText) == Numbers{4});
  CHECK(places_of(*places, "Zpporto", TextField::kTitle).empty());
  CHECK(places_of(*places, "Zpmorze", TextField::kText) == Numbers{2});
  CHECK(places_of(*places, "nowak", TextField::kAuthor) == Numbers{5});
  CHECK(PositionsWriter().bytes(true, true).empty());
}

TEST_CASE("terms of one article are never taken for each other, however many they are") {
  for (const int count : {10, 500, 3'000, 30'000}) {
    CAPTURE(count);
    PositionsWriter writer;
    for (int i = 0; i < count; ++i) {
      writer.add(TextField::kText, static_cast<std::uint32_t>(i), word(i));
      writer.add(TextField::kText, static_cast<std::uint32_t>(i), word(i) + "b");
    }
    const std::string bytes = writer.bytes(false, false);
    const auto places = Positions::from(bytes);
    REQUIRE(places.has_value());
    bool right = true;
    for (int i = 0; i < count; i += count / 10) {
      right = right && places_of(*places, word(i), TextField::kText) == Numbers{std::uint32_t(i)};
      right =
          right && places_of(*places, word(i) + "b", TextField::kText) == Numbers{std::uint32_t(i)};
    }
    CHECK(right);
    CHECK(bytes.size() < static_cast<std::size_t>(count) * (count < 400 ? 6 : 10) + 20);
  }
}

TEST_CASE("damaged places are refused or harmless") {
  PositionsWriter writer;
  for (int i = 0; i < 40; ++i) {
    writer.add(TextField::kText, static_cast<std::uint32_t>(i / 2), word(i));
  }
  const std::string bytes = writer.bytes(true, true);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE((size < 40 && Positions::from(bytes.substr(0, size)).has_value()));
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char byte : {'\x00', '\x7F', '\xFF'}) {
      std::string damaged = bytes;
      damaged[at] = byte;
      if (const auto places = Positions::from(damaged))
        places_of(*places, word(3), TextField::kText);
    }
  }
}

TEST_CASE("words in order and words near each other") {
  using search::in_order;
  using search::near;
  CHECK(in_order({{1, 7}, {3, 8}}));
  CHECK_FALSE(in_order({{1, 7}, {3, 6, 9}}));
  CHECK(in_order({{4}, {5}, {6}}));
  CHECK(near({{10}, {5}}, 5));
  CHECK_FALSE(near({{11}, {5}}, 5));
  // One word cannot be two: "a NEAR a" wants it twice.
  CHECK_FALSE(near({{4}, {4}}, 5));
  CHECK(near({{4, 6}, {4, 6}}, 5));
  // Whoever comes first must give way: 4 is the only place for the second word.
  CHECK(near({{4, 5}, {4}}, 3));
}
