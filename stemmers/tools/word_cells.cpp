#include "tools/word_cells.hpp"

#include "language/model_layout.hpp"

#include <utility>

namespace tropa::tools {
namespace {

constexpr double kRoom = 1.24;  // below 1.23 cells a word there is no solution
constexpr int kTries = 20;

using ValuedWords = std::vector<std::pair<std::string_view, std::uint16_t>>;

// A cell that one word alone has can be set last for that word. Taking such words away until none
// is left gives an order; going backwards through it sets every word's cell.
std::optional<std::vector<std::uint16_t>> solve(const ValuedWords& words, std::uint32_t part_size) {
  struct Cell {
    std::uint32_t words = 0;
    std::uint32_t xor_of_words = 0;  // the word itself when there is one
  };
  std::vector<Cell> cells(std::size_t{part_size} * 3);
  const auto place = [&](std::uint32_t word) {
    return language::place_of(words[word].first, part_size);
  };
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    for (const std::size_t cell : place(word).cells) {
      cells[cell].words += 1;
      cells[cell].xor_of_words ^= word;
    }
  }
  std::vector<std::size_t> lonely;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (cells[cell].words == 1) lonely.push_back(cell);
  }
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  order.reserve(words.size());
  while (!lonely.empty()) {
    const std::size_t at = lonely.back();
    lonely.pop_back();
    if (cells[at].words != 1) continue;
    const std::uint32_t word = cells[at].xor_of_words;
    order.emplace_back(word, at);
    for (const std::size_t cell : place(word).cells) {
      cells[cell].words -= 1;
      cells[cell].xor_of_words ^= word;
      if (cells[cell].words == 1) lonely.push_back(cell);
    }
  }
  if (order.size() != words.size()) return std::nullopt;

  std::vector<std::uint16_t> values(cells.size());
  for (; !order.empty(); order.pop_back()) {
    const auto [word, at] = order.back();
    const language::WordPlace of_word = place(word);
    unsigned value = words[word].second ^ of_word.mask;
    for (const std::size_t cell : of_word.cells) {
      if (cell != at) value ^= values[cell];
    }
    values[at] = static_cast<std::uint16_t>(value);
  }
  return values;
}

}  // namespace

std::optional<WordCells> pack_words(const ValuedWords& words) {
  auto part_size = static_cast<std::uint32_t>(static_cast<double>(words.size()) * kRoom / 3) + 16;
  for (int i = 0; i < kTries; ++i) {
    if (auto cells = solve(words, part_size)) return WordCells{part_size, std::move(*cells)};
    part_size += part_size / 200 + 1;
  }
  return std::nullopt;
}

}  // namespace tropa::tools
