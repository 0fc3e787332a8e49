// Query text -> lexemes: decides what is a word, a quote, a sign, a field or an operator, and keeps
// the limits. Does not know how they combine; parse.cpp does.
#pragma once

#include "query/ast.hpp"
#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tropa::query {

struct Lexeme {
  enum class Kind : std::uint8_t {
    kWord,
    kPhrase,
    kLiteral,
    kWildcard,
    kDate,
    kMust,   // prefix: an operand follows
    kNot,    // prefix, or the operator NOT, which may stand anywhere
    kField,  // prefix: an operand follows; `text` is the field's name
    kOpen,
    kClose,
    kNear,
    kAnd,
    kOr,
  };

  Kind kind = Kind::kWord;
  std::string_view text{};  // of the query
  std::size_t begin = 0;    // where `text` stands in the query
  std::uint32_t window = 0;
  DateRange dates{};
};

/// Never more brackets open than kMaxDepth. The views live as long as `query` and `fields`.
Result<std::vector<Lexeme>> lex(std::string_view query, std::span<const std::string_view> fields);

}  // namespace tropa::query
