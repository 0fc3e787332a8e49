#include "tools/pivot.hpp"

#include <algorithm>

namespace tropa::tools {

void Pivot::add_polish(std::string_view third, std::string polish, std::string word) {
  words_[std::string(third)][std::move(word)].polish.insert(std::move(polish));
}

void Pivot::add_russian(std::string_view third, std::string word, std::string russian) {
  words_[std::string(third)][std::move(word)].russian.insert(std::move(russian));
}

std::map<std::pair<std::string, std::string>, std::size_t> Pivot::votes() const {
  std::map<std::pair<std::string, std::string>, std::size_t> out;
  for (const auto& [third, words] : words_) {
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& [word, joined] : words) {
      for (const std::string& polish : joined.polish) {
        for (const std::string& russian : joined.russian) pairs.emplace(polish, russian);
      }
    }
    for (const auto& pair : pairs) ++out[pair];
  }
  return out;
}

double confidence_of(bool is_direct, std::size_t place, std::size_t votes) {
  const double agreed = 0.1 * static_cast<double>(std::min<std::size_t>(votes, 3));
  if (!is_direct) return 0.35 + agreed;
  return (place < 2 ? 0.7 : 0.55) + agreed;
}

}  // namespace tropa::tools
