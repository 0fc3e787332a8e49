// Which words follow each other: the filter itself, and what the indexer puts into it.
#include "neighbours.hpp"
#include "positions.hpp"
#include "random_numbers.hpp"
#include "schema.hpp"
#include "terms/document_indexer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace tropa;

namespace {

std::uint64_t pair(unsigned first, unsigned second) {
  return schema::pair_of(schema::hash_of(std::to_string(first)),
                         schema::hash_of(std::to_string(second)));
}

std::string_view value_of(const IndexedDocument& indexed, unsigned slot) {
  const auto& values = indexed.document.values;
  const auto found = std::ranges::find(values, slot, [](const auto& value) { return value.first; });
  return found == values.end() ? std::string_view() : std::string_view(found->second);
}

IndexedDocument index(std::string title, std::string text, Language language) {
  static const Result<std::shared_ptr<const Resources>> resources = Resources::load({});
  REQUIRE(resources.has_value());
  Document document;
  document.id = "d";
  document.title = std::move(title);
  document.text = std::move(text);
  document.language = language;
  return DocumentIndexer(*resources).make(document, std::nullopt, std::nullopt);
}

// The hash of each body term and the places where it stands in a field.
std::vector<std::pair<std::uint64_t, std::vector<std::uint32_t>>> places(
    const IndexedDocument& indexed, schema::TextField field) {
  const auto positions = schema::Positions::from(value_of(indexed, schema::kSlotPositions));
  REQUIRE(positions.has_value());
  std::vector<std::pair<std::uint64_t, std::vector<std::uint32_t>>> out;
  for (const glass::Document::Term& term : indexed.document.terms) {
    if (!schema::parse_body_term(indexed.document.text_of(term))) continue;
    const std::uint64_t hash = schema::hash_of(indexed.document.text_of(term));
    const std::uint64_t code = positions->code_of(hash);
    positions->find({&code, 1}, positions->range(field), out.emplace_back(hash, 0).second);
  }
  return out;
}

}  // namespace

TEST_CASE("a filter has all its pairs, and few others") {
  for (const unsigned count : {1U, 7U, 400U, 20'000U}) {
    CAPTURE(count);
    std::vector<std::uint64_t> pairs;
    for (unsigned at = 0; at < count; ++at) pairs.push_back(pair(at, at + 1));
    const std::string filter = schema::neighbours(pairs);
    CHECK(filter.size() == (count + 1) / 2);
    for (const std::uint64_t one : pairs) CHECK(schema::may_be_neighbours(filter, one));
    unsigned wrong = 0;
    for (unsigned at = 0; at < 10'000; ++at) {
      wrong += schema::may_be_neighbours(filter, pair(at + 1, at)) ? 1U : 0U;
    }
    if (count >= 400) CHECK(wrong < 2'000);
    std::ranges::reverse(pairs);
    CHECK(schema::neighbours(pairs) == filter);
  }
  CHECK(schema::neighbours({}).empty());
  CHECK(schema::may_be_neighbours({}, pair(1, 2)));
}

TEST_CASE("every two words that follow each other are in the filter of their article") {
  std::string text;
  for (int i = 0; i < 9'000; ++i) {
    text += "Zamki stali nad H-20, COVID-19 i 5G Kowalskiego " + std::to_string(i) + ". ";
  }
  const IndexedDocument indexed = index("Stal i zamki, F-16", text, Language::kPl);
  const std::string_view filter = value_of(indexed, schema::kSlotNeighbours);
  REQUIRE_FALSE(filter.empty());
  for (const schema::TextField field : {schema::TextField::kTitle, schema::TextField::kText}) {
    const auto terms = places(indexed, field);
    std::vector<std::vector<std::uint64_t>> at;
    for (const auto& [hash, positions] : terms) {
      for (const std::uint32_t position : positions) {
        if (at.size() <= position) at.resize(position + 1);
        at[position].push_back(hash);
      }
    }
    unsigned missing = 0;
    unsigned pairs = 0;
    for (std::size_t position = 0; position + 1 < at.size(); ++position) {
      for (const std::uint64_t first : at[position]) {
        for (const std::uint64_t second : at[position + 1]) {
          ++pairs;
          missing += schema::may_be_neighbours(filter, schema::pair_of(first, second)) ? 0U : 1U;
        }
      }
    }
    CHECK(missing == 0);
    CHECK(pairs >= 3);
  }
}

TEST_CASE("articles in other languages have no filter, since their words have no stems") {
  const auto size_in = [](Language language) {
    return value_of(index("", "dwa słowa i trzecie", language), schema::kSlotNeighbours).size();
  };
  CHECK(size_in(Language::kPl) > 0);
  CHECK(size_in(Language::kOther) == 0);
}
