// The query parser: the tables of trees and errors, and what holds for every query whatever its
// bytes.
#include <doctest/doctest.h>

#include "query/ast.hpp"
#include "query/hints.hpp"
#include "query/parse.hpp"
#include "read_table.hpp"
#include "tropa/utf8.hpp"

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using tropa::Code;
using tropa::query::Kind;
using tropa::query::Node;

constexpr std::array<std::string_view, 8> kFields{"title", "source", "author", "lang",
                                                  "tag",   "date",   "from",   "to"};

tropa::Result<Node> parse(std::string_view text) {
  return tropa::query::parse(text, kFields);
}

std::string printed(std::string_view text) {
  const tropa::Result<Node> tree = parse(text);
  return tree ? to_string(*tree) : "error: " + tree.error().what;
}

std::string message(std::string_view text) {
  const tropa::Result<Node> tree = parse(text);
  return tree ? "no error" : tree.error().what + "\n" + tree.error().hint;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

// `count` different words, each behind `before` and followed by `after`.
std::string words(std::size_t count, std::string_view before, std::string_view after) {
  std::string out;
  for (std::size_t number = 0; number < count; ++number) {
    out += before;
    out += "word";
    out += static_cast<char>('a' + number / 26);
    out += static_cast<char>('a' + number % 26);
    out += after;
  }
  return out;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += tropa::utf8::decode(text, at).length) {
    if (!tropa::utf8::decode(text, at).valid) return false;
  }
  return true;
}

// What ast.hpp promises of every node.
void check_node(const Node& node, std::string_view query) {
  const std::size_t count = node.children.size();
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPhrase:
    case Kind::kLiteral:
    case Kind::kWildcard:
      REQUIRE(count == 0);
      REQUIRE(node.begin < node.end);
      REQUIRE(node.end <= query.size());
      REQUIRE(query.substr(node.begin, node.end - node.begin) == node.text);
      break;
    case Kind::kDate:
      REQUIRE(count == 0);
      REQUIRE(node.dates.first <= node.dates.last);
      break;
    case Kind::kField:
    case Kind::kMust:
    case Kind::kNot:
      REQUIRE(count == 1);
      break;
    case Kind::kNear:
      REQUIRE(node.window >= 1);
      REQUIRE(node.window <= tropa::query::kMaxNear);
      REQUIRE(count >= 2);
      break;
    case Kind::kAny:
    case Kind::kOr:
    case Kind::kAnd:
      REQUIRE(count >= 2);
      break;
  }
  for (const Node& child : node.children) {
    if (child.kind == Kind::kMust) REQUIRE(node.kind == Kind::kAny);
    check_node(child, query);
  }
}

}  // namespace

TEST_CASE("slips of other query languages are named as the table expects") {
  for (const tropa::test::Row& row : tropa::test::read_table("query_hints.tsv", 3)) {
    CAPTURE(row.where);
    std::string said;
    for (const std::string& hint : tropa::query::hints(row[0], kFields)) {
      said += (said.empty() ? "" : " | ") + hint;
    }
    CHECK(said == row[1]);
  }
}

TEST_CASE("the query parser prints the tree that the table expects") {
  for (const auto& row : tropa::test::read_table("query_parse.tsv", 3)) {
    CAPTURE(row.where);
    CAPTURE(row[0]);
    CHECK(printed(row[0]) == row[1]);
  }
}

TEST_CASE("a query that cannot be understood is a usage error with the words of the table") {
  for (const auto& row : tropa::test::read_table("query_errors.tsv", 3)) {
    CAPTURE(row.where);
    CAPTURE(row[0]);
    const tropa::Result<Node> tree = parse(row[0]);
    REQUIRE_FALSE(tree.has_value());
    CHECK(tree.error().code == Code::kUsage);
    CHECK(message(row[0]).find(row[1]) != std::string::npos);
  }
}

TEST_CASE("words carry the bytes of the query that they were") {
  const tropa::Result<Node> tree = parse("title:\"нові санкції\" +=Źle санкц*, H 20");
  REQUIRE(tree.has_value());
  CHECK(to_string(*tree) ==
        "(and (any (must (literal \"Źle\")) (wildcard \"санкц\") (word \"H\") (word \"20\")) "
        "(field title (phrase \"нові санкції\")))");
  check_node(*tree, "title:\"нові санкції\" +=Źle санкц*, H 20");
  // "H" and "20" stand beside each other, so the analyzer may join them.
  const std::vector<Node>& run = tree->children[0].children;
  CHECK(run[2].end + 1 == run[3].begin);
}

TEST_CASE("words with another word of the query between them are not side by side") {
  const std::string query = "a (b) -c d lang:uk e, f";
  const tropa::Result<Node> tree = parse(query);
  REQUIRE(tree.has_value());
  REQUIRE(printed(query).starts_with(
      "(and (any (word \"a\") (word \"b\") (word \"d\") (word \"e\") (word \"f\"))"));
  const std::vector<Node>& run = tree->children[0].children;
  CHECK(side_by_side(query, run[0], run[1]));
  CHECK_FALSE(side_by_side(query, run[1], run[2]));
  CHECK_FALSE(side_by_side(query, run[2], run[3]));
  CHECK(side_by_side(query, run[3], run[4]));
}

TEST_CASE("spaces of every kind separate words") {
  CHECK(printed("a\tb\nc\rd") == "(any (word \"a\") (word \"b\") (word \"c\") (word \"d\"))");
  CHECK(printed(std::string("a\0b", 3)) == "(any (word \"a\") (word \"b\"))");
  CHECK(printed("a\u00A0b\u2009c\u3000-d") ==
        "(and (any (word \"a\") (word \"b\") (word \"c\")) (not (word \"d\")))");
}

TEST_CASE("a query of 4096 bytes is accepted and one of 4097 is not") {
  CHECK(parse("a" + std::string(4095, ' ')).has_value());
  CHECK(message("a" + std::string(4096, ' '))
            .starts_with("the query has 4097 bytes; the limit is 4096"));
  CHECK(message(std::string(100'000, 'x')).starts_with("the query has 100000 bytes"));
}

TEST_CASE("64 different words are accepted and 65 are not, repeats apart") {
  CHECK(parse(words(64, "", " ")).has_value());
  CHECK(
      message(words(65, "", " ")).starts_with("the query has 65 different words; the limit is 64"));
  CHECK(parse(words(64, "", " ") + words(64, "", " ")).has_value());
  CHECK(message("\"" + words(65, "", " ") + "\"").starts_with("the query has 65 different words"));
  CHECK(message(words(65, "title:", " ")).starts_with("the query has 65 different words"));
}

TEST_CASE("8 different wildcards are accepted and 9 are not") {
  CHECK(parse(words(8, "", "* ") + words(8, "", "* ")).has_value());
  CHECK(message(words(9, "", "* "))
            .starts_with("the query has 9 different wildcards; the limit is 8"));
}

TEST_CASE("32 brackets inside each other are accepted and 33 are not") {
  CHECK(printed(repeated("(", 32) + "a" + repeated(")", 32)) == "(word \"a\")");
  CHECK(message(repeated("(", 33) + "a" + repeated(")", 33))
            .starts_with("the query has 33 brackets inside each other; the limit is 32"));
  CHECK(message(repeated("(", 4096)).starts_with("the query has 33 brackets"));
  CHECK(message(repeated("-(", 2000)).starts_with("the query has 33 brackets"));
  CHECK(message(repeated("title:(", 500)).starts_with("the query has 33 brackets"));
  CHECK(printed(repeated("(a) ", 1000)).starts_with("(any (word \"a\") (word \"a\")"));
}

TEST_CASE("long chains of operators end in a small tree") {
  CHECK(printed(repeated("NOT ", 1000) + "a") == "(word \"a\")");
  CHECK(printed(repeated("NOT ", 1001) + "a") == "(not (word \"a\"))");
  CHECK(printed(repeated("AND OR ", 500) + "a") == "(word \"a\")");
  CHECK(printed(repeated("\"", 4095) + "a") == "(word \"a\")");
  CHECK(printed(repeated(")", 4095) + "a") == "(word \"a\")");
  CHECK(printed(repeated("„", 1000) + "a") == "(word \"a\")");
}

TEST_CASE("the names in the error of an unknown field are the caller's") {
  const std::array<std::string_view, 2> two{"title", "lang"};
  const tropa::Result<Node> tree = tropa::query::parse("date:2025", two);
  REQUIRE_FALSE(tree.has_value());
  CHECK(tree.error().what == "unknown field \"date\"");
  CHECK(tree.error().hint.starts_with("the fields are title and lang; "));
}

TEST_CASE("random pieces of the language never break the promises of the tree") {
  constexpr std::array<std::string_view, 32> kPieces{
      "(",    ")",     "\"",       "„",    "“",      "”",        "«",         "»",
      "+",    "-",     "=",        "*",    ":",      " ",        " ",         " AND ",
      " OR ", " NOT ", " NEAR/3 ", "NEAR", "title:", "lang:",    "date:2025", "from:",
      "..",   "слово", "ціна",     "źle",  "\xFF",   "\xE2\x80", "\x1B",      "H20"};
  std::mt19937 random(20251201);
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (std::size_t count = random() % 16; count > 0; --count) {
      query += kPieces[random() % kPieces.size()];
    }
    CAPTURE(query);
    const tropa::Result<Node> tree = parse(query);
    if (!tree) {
      REQUIRE(tree.error().code == Code::kUsage);
      REQUIRE(is_utf8(message(query)));
      continue;
    }
    check_node(*tree, query);
    REQUIRE(is_utf8(to_string(*tree)));
    REQUIRE(printed(query) == to_string(*tree));
  }
}
