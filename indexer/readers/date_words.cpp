#include "readers/date_words.hpp"

namespace tropa {

bool has_word(std::string_view words, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const bool begins = at == 0 || words[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

std::optional<int> month_named(std::string_view word) {
  for (const MonthWords& row : kMonthWords) {
    if (has_word(row.words, word)) return row.month;
  }
  return std::nullopt;
}

}  // namespace tropa
