// The printed form of a query tree, and where its words stood. Knows the kinds of nodes and nothing
// of what they will find.
#include "query/ast.hpp"

#include "query/symbols.hpp"
#include "tropa/utf8.hpp"

namespace tropa::query {
namespace {

// No default: the compiler then names a kind that was forgotten here.
std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kWord:
      return "word";
    case Kind::kPhrase:
      return "phrase";
    case Kind::kLiteral:
      return "literal";
    case Kind::kWildcard:
      return "wildcard";
    case Kind::kDate:
      return "date";
    case Kind::kField:
      return "field";
    case Kind::kNear:
      return "near";
    case Kind::kAny:
      return "any";
    case Kind::kMust:
      return "must";
    case Kind::kOr:
      return "or";
    case Kind::kAnd:
      return "and";
    case Kind::kNot:
      return "not";
  }
  return "";
}

std::string eight_digits(std::uint32_t day) {
  const std::string digits = std::to_string(day);
  return std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

// Recursion is as deep as the tree, and the parser bounds that by the depth of brackets.
void print(const Node& node, std::string& out) {
  out += '(';
  out += name_of(node.kind);
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPhrase:
    case Kind::kLiteral:
    case Kind::kWildcard:
      out += ' ';
      out += query::quoted(node.text);
      break;
    case Kind::kDate:
      out += ' ';
      if (node.dates.first != DateRange::kOpenFirst) out += eight_digits(node.dates.first);
      out += "..";
      if (node.dates.last != DateRange::kOpenLast) out += eight_digits(node.dates.last);
      break;
    case Kind::kField:
      out += ' ';
      out += node.text;
      break;
    case Kind::kNear:
      out += ' ';
      out += std::to_string(node.window);
      break;
    case Kind::kAny:
    case Kind::kMust:
    case Kind::kOr:
    case Kind::kAnd:
    case Kind::kNot:
      break;
  }
  for (const Node& child : node.children) {
    out += ' ';
    print(child, out);
  }
  out += ')';
}

}  // namespace

bool side_by_side(std::string_view query, const Node& left, const Node& right) {
  return left.end <= right.begin && !has_word(query.substr(left.end, right.begin - left.end));
}

std::string quoted(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    if (!character.valid || character.code < 0x20 || character.code == 0x7F) {
      out += "\\x";
      out += kHex[character.code >> 4U];
      out += kHex[character.code & 0xFU];
    } else {
      if (character.code == U'"' || character.code == U'\\') out += '\\';
      out += text.substr(at, character.length);
    }
    at += character.length;
  }
  out += '"';
  return out;
}

std::string to_string(const Node& node) {
  std::string out;
  print(node, out);
  return out;
}

}  // namespace tropa::query
