// The tree of a query: what the user asked for, over pieces of the text as they were typed. Holds
// no terms and no weights; what a word means in which language is the next stage's business.
//
// The printed form of each kind, which tests and --explain rely on:
//   H20                  (word "H20")             one word
//   "нові санкції"       (phrase "нові санкції")  words that follow each other, in any form
//   ="Sankcje" =Sankcje  (literal "Sankcje")      exactly this spelling; may be several words
//   санкц*               (wildcard "санкц")       every word that begins so
//   date:2025-11..       (date 20251101..)        days, both included; an open end is left out
//   title:x              (field title (word "x"))          the innermost field wins
//   a NEAR/5 b           (near 5 (word "a") (word "b"))    at most 5 words apart
//   a b                  (any (word "a") (word "b"))       all wanted, none required
//   +a b                 (any (must (word "a")) (word "b"))
//   a OR b               (or (word "a") (word "b"))
//   a AND b              (and (word "a") (word "b"))
//   a lang:uk            (and (word "a") (field lang (word "uk")))
//   a -b, a NOT b        (and (word "a") (not (word "b")))
//   -b                   (not (word "b"))                  everything but that
// A must stands only directly inside an any, beside something that is not required.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::query {

enum class Kind : std::uint8_t {
  kWord,
  kPhrase,
  kLiteral,
  kWildcard,
  kDate,
  kField,
  kNear,
  kAny,
  kMust,
  kOr,
  kAnd,
  kNot,
};

/// Days as the number YYYYMMDD, both included and both in the calendar.
struct DateRange {
  static constexpr std::uint32_t kOpenFirst = 0;
  static constexpr std::uint32_t kOpenLast = 99991231;

  std::uint32_t first = kOpenFirst;
  std::uint32_t last = kOpenLast;
};

/// A node owns what is below it. kAny, kOr, kAnd and kNear have two children or more, kMust, kNot
/// and kField one, the others none. Children stand in the order of the query, so that words that
/// followed each other still do; a repeated word is repeated here.
struct Node {
  Kind kind = Kind::kWord;
  std::string text{};     // leaves but kDate: the query's bytes at begin..end; kField: its name
  std::size_t begin = 0;  // leaves: byte offsets into the query, without quotes, signs and the star
  std::size_t end = 0;
  std::uint32_t window = 0;  // kNear: how many words apart at most
  DateRange dates{};         // kDate
  std::vector<Node> children{};
};

/// The printed form above, on one line. Quotes and backslashes get a backslash; control characters
/// and bytes that are not UTF-8 are printed as \xHH, so the result is always valid UTF-8.
std::string to_string(const Node& node);

/// Whether no other word of the query stands between two leaves: true for "H 20", false for the
/// words around -b in "a -b c", which are children of one kAny as well.
bool side_by_side(std::string_view query, const Node& left, const Node& right);

/// `text` in double quotes, escaped like that; for messages that repeat a piece of the query.
std::string quoted(std::string_view text);

}  // namespace tropa::query
