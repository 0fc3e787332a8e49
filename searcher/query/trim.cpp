#include "query/trim.hpp"

#include "query/symbols.hpp"

#include <cstddef>

namespace tropa::query {

std::string_view without_gaps(std::string_view text) {
  while (is_gap(utf8::decode(text, 0))) text.remove_prefix(utf8::decode(text, 0).length);
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    at += c.length;
    if (!is_gap(c)) end = at;
  }
  return text.substr(0, end);
}

std::string_view without_sentence_end(std::string_view text) {
  constexpr std::string_view kEllipsis = "…";
  while (!text.empty()) {
    if (std::string_view(",.;:!?").find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else if (text.ends_with(kEllipsis)) {
      text.remove_suffix(kEllipsis.size());
    } else {
      break;
    }
  }
  return text;
}

std::string_view without_signs(std::string_view text) {
  while (!text.empty() && !is_word(utf8::decode(text, 0))) {
    text.remove_prefix(utf8::decode(text, 0).length);
  }
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character c = utf8::decode(text, at);
    at += c.length;
    if (is_word(c)) end = at;
  }
  return text.substr(0, end);
}

}  // namespace tropa::query
