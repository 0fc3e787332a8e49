#include "tools/word_table.hpp"

#include "tools/source_file.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {
namespace {

// Somebody who knows both languages wrote it for this use.
constexpr double kConfidenceOfHand = 1;

// A lookup has the stem of a Polish verb without its pronoun, which may mean something else:
// przeprowadzić się is to move, and przeprowadzić to carry out.
constexpr double kConfidenceOfReflexive = 0.85;

bool is_reflexive(std::string_view polish) {
  return polish.ends_with(" się");
}

using Cells = std::vector<std::vector<std::string_view>>;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(mark, begin);
    out.push_back(text.substr(begin, end == text.npos ? text.npos : end - begin));
    if (end == text.npos) return out;
    begin = end + 1;
  }
}

// Empty when the line is not a row of three cells.
Cells cells_of(std::string_view line) {
  Cells out;
  for (const std::string_view cell : split(line, '\t')) {
    out.push_back(split(cell, ';'));
    for (const std::string_view name : out.back()) {
      if (name.empty()) return {};
    }
  }
  if (out.size() != kStemmedLanguages.size()) out.clear();
  return out;
}

}  // namespace

Result<void> add_word_table(const std::filesystem::path& table, TranslationPairs& pairs) {
  const auto text = read_source(table);
  if (!text) return text.error();
  std::size_t number = 0;
  for (const std::string_view line : lines_of(*text)) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const Cells cells = cells_of(line);
    if (cells.empty()) {
      return Error{Code::kUsage,
                   table.string() + ":" + std::to_string(number) +
                       ": not three cells with a tab between and no empty name",
                   {}};
    }
    for (std::size_t left = 0; left < cells.size(); ++left) {
      for (std::size_t right = left + 1; right < cells.size(); ++right) {
        for (const std::string_view one : cells[left]) {
          for (const std::string_view other : cells[right]) {
            pairs.add(kStemmedLanguages[left], one, kStemmedLanguages[right], other,
                      is_reflexive(one) ? kConfidenceOfReflexive : kConfidenceOfHand);
          }
        }
      }
    }
  }
  return {};
}

}  // namespace tropa::tools
