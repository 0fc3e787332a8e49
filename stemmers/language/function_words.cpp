#include "tropa/function_words.hpp"

#include "tropa/stemmers.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace tropa {
namespace {

constexpr std::string_view kRows[] = {
#include "function_words.inc"
};

std::vector<std::string> sorted_words() {
  std::vector<std::string> out;
  for (const std::string_view row : kRows) {
    std::istringstream words(fold(row));
    for (std::string word; words >> word;) out.push_back(std::move(word));
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

bool is_function_word(std::string_view folded) {
  static const std::vector<std::string> words = sorted_words();
  const auto found = std::ranges::lower_bound(words, folded);
  return found != words.end() && *found == folded;
}

}  // namespace tropa
