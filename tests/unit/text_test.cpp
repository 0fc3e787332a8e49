#include "read_table.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/tokenize.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace tropa {
namespace {

using test::read_table;
using test::Row;

TEST_CASE("folding gives the form that the table expects, and folding twice changes nothing") {
  for (const Row& row : read_table("fold.tsv", 3)) {
    CAPTURE(row.where);
    CHECK(text::fold(row[0]) == row[1]);
    CHECK(text::fold(row[1]) == row[1]);
  }
}

TEST_CASE("a word is folded by the tokenizer as by fold()") {
  text::Tokenizer tokenizer;
  for (const Row& row : read_table("fold.tsv", 3)) {
    CAPTURE(row.where);
    if (row[0].find('\xFF') != std::string::npos) continue;  // separates words there
    const auto tokens = tokenizer.tokenize(row[0]);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].text == row[1]);
  }
}

TEST_CASE("text is cut into the tokens that the tables expect") {
  text::Tokenizer tokenizer;
  for (const char* file : {"tokens.tsv", "codes.tsv"}) {
    for (const Row& row : read_table(file, 3)) {
      CAPTURE(row.where);
      CHECK(text::to_string(tokenizer.tokenize(row[0])) == row[1]);
    }
  }
}

// Asked for some positions, the tokenizer gives just the tokens that all of the text has there.
void check_some(text::Tokenizer& tokenizer, const std::string& input, std::mt19937& random) {
  const std::span<const Token> all = tokenizer.tokenize(input);
  const std::uint32_t positions = all.empty() ? 0 : all.back().position + 1;
  std::vector<bool> is_wanted(positions);
  std::vector<std::uint32_t> wanted;
  const unsigned every = 1 + static_cast<unsigned>(random() % 5);
  for (std::uint32_t position = 0; position < positions; ++position) {
    is_wanted[position] = random() % every == 0;
    if (is_wanted[position]) wanted.push_back(position);
  }
  std::vector<Token> right;
  std::vector<std::string> right_words;  // the tokenizer reuses its memory
  for (const Token& token : all) {
    if (!is_wanted[token.position]) continue;
    right.push_back(token);
    right_words.emplace_back(token.text);
  }
  for (std::size_t i = 0; i < right.size(); ++i) right[i].text = right_words[i];
  const std::string right_text = text::to_string(right);
  wanted.push_back(positions + 3);  // nowhere
  const std::span<const Token> some = tokenizer.tokenize(input, wanted);
  REQUIRE(some.size() == right.size());
  CHECK(text::to_string(some) == right_text);
  for (std::size_t i = 0; i < right.size(); ++i) {
    CHECK(some[i].position == right[i].position);
    CHECK(some[i].script == right[i].script);
    CHECK(some[i].is_part == right[i].is_part);
    CHECK(some[i].is_acronym == right[i].is_acronym);
    CHECK(some[i].is_capital == right[i].is_capital);
  }
}

TEST_CASE("some tokens of a text are the same as without the others") {
  std::mt19937 random(4);
  text::Tokenizer tokenizer;
  // What rules of the tokenizer join, in any order.
  const std::string pieces[] = {
      "слово",  "Word",    "źródło", "5",       "2025", "USA", "H", "LLM",
      "ITшник", "мiнiстр", "H20",    "ów",      "го",   "MAX", "в", " ",
      " ",      " ",       "-",      "–",       ".",    ",",   "'", "’",
      "\u00A0", "\n",      "\u00AD", "и\u0306", "ß",    "α",   "„", "\xF0\x9F\x98\x80",
      "\xFF",   "\xD0",    "\u0301"};
  for (int round = 0; round < 20000; ++round) {
    std::string input;
    for (std::size_t i = random() % 30; i > 0; --i) input += pieces[random() % std::size(pieces)];
    CAPTURE(input);
    check_some(tokenizer, input, random);
  }
  for (const char* file : {"tokens.tsv", "codes.tsv"}) {
    for (const Row& row : read_table(file, 3)) {
      CAPTURE(row.where);
      for (int round = 0; round < 10; ++round)
        check_some(tokenizer, row[0] + " и " + row[0], random);
    }
  }
}

void check_invariants(text::Tokenizer& tokenizer, const std::string& input) {
  std::size_t last_begin = 0;
  for (const Token& token : tokenizer.tokenize(input)) {
    REQUIRE(token.begin >= last_begin);
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= input.size());
    REQUIRE(!token.text.empty());
    REQUIRE(utf8::is_valid(token.text));
    last_begin = token.begin;
  }
}

TEST_CASE("random bytes give valid tokens whose offsets ascend inside the text") {
  std::mt19937 random(20251122);
  const std::string alphabets[] = {"abz-'. 019", "\xD0\xD1\x90\xB0\xBD\xCC\x81\xE2\x80\x99", ""};
  text::Tokenizer tokenizer;
  for (int round = 0; round < 3000; ++round) {
    const std::string& alphabet = alphabets[round % 3];
    std::string input(random() % 60, '\0');
    for (char& c : input) {
      c = alphabet.empty() ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
    }
    check_invariants(tokenizer, input);
  }
}

TEST_CASE("ten megabytes without a space and a million combining marks end in bounded tokens") {
  text::Tokenizer tokenizer;
  const auto one = tokenizer.tokenize(std::string(10'000'000, 'a'));
  REQUIRE(one.size() == 1);
  CHECK(one[0].end == 10'000'000);
  CHECK(one[0].text.size() <= 1100);
  std::string marks = "e";
  for (int i = 0; i < 1'000'000; ++i) marks += "\xCC\x81";
  const auto marked = tokenizer.tokenize(marks);
  REQUIRE(marked.size() == 1);
  CHECK(marked[0].end == marks.size());
  CHECK(marked[0].text.size() <= 1100);
}

}  // namespace
}  // namespace tropa
