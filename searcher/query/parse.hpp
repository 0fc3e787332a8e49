// Query text -> tree. Pure: knows no index, no language, no options. Any bytes are accepted: stray
// quotes, brackets and operators give a smaller tree. What the user meant and cannot have is an
// error that says so: an unknown field, a date that is none, a wildcard that is too short, and a
// query beyond the limits.
#pragma once

#include "query/ast.hpp"
#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tropa::query {

/// The limits of a query. Everything behind the parser relies on them.
inline constexpr std::size_t kMaxBytes = 4096;
inline constexpr std::size_t kMaxWords = 64;     // different ones, those of phrases included
inline constexpr std::size_t kMaxDepth = 32;     // brackets inside brackets
inline constexpr std::size_t kMaxWildcards = 8;  // different ones
inline constexpr std::size_t kMinWildcardLetters = 3;
inline constexpr std::uint32_t kMaxNear = 100;  // words
inline constexpr std::uint32_t kDefaultNear = 10;

/// The language is shown in ast.hpp. What binds stronger comes first: a sign or field directly
/// before its word, NEAR, words side by side, AND, OR; brackets change that. `fields` are the names
/// that may stand before a colon, in the order in which an error lists them; "date", "from" and
/// "to" among them take dates. Errors: kUsage.
///
///   title:"a b" AND NOT H20  ->  (and (field title (phrase "a b")) (not (word "H20")))
Result<Node> parse(std::string_view text, std::span<const std::string_view> fields);

}  // namespace tropa::query
