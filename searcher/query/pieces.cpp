#include "query/pieces.hpp"

#include "query/symbols.hpp"

#include <optional>

namespace tropa::query {

std::size_t letters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) {
    if (is_word(utf8::decode(text, at))) ++count;
  }
  return count;
}

bool is_before_gap(std::string_view query, std::size_t at) {
  return at < query.size() && is_gap(utf8::decode(query, at)) && has_word(query.substr(at));
}

bool operand_starts(std::string_view query, std::size_t at) {
  while (at < query.size()) {
    const utf8::Character c = utf8::decode(query, at);
    if (is_gap(c) || c.code == U')') return false;
    if (c.code == U'(') return true;
    if (c.code == U'=') {
      at += c.length;
      continue;
    }
    if (!is_quote(c)) return has_word(query.substr(at, piece_end(query, at) - at));
    if (const std::optional<Quotation> found = quotation_at(query, at)) {
      return has_word(query.substr(found->begin, found->end - found->begin));
    }
    at += c.length;
  }
  return false;
}

std::size_t piece_end(std::string_view query, std::size_t at) {
  bool after_word = false;
  while (at < query.size()) {
    const utf8::Character c = utf8::decode(query, at);
    if (is_gap(c) || c.code == U'(' || c.code == U')') break;
    if (is_quote(c)) {
      const std::size_t next = at + c.length;
      const bool before_word = next < query.size() && is_word(utf8::decode(query, next));
      if (!may_be_apostrophe(c) || !after_word || !before_word) break;
    }
    after_word = is_word(c);
    at += c.length;
  }
  return at;
}

bool ends_in_word(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) begin = at;
  return has_word(text.substr(begin));
}

}  // namespace tropa::query
