// Words with numbers -> the cells that language/model_layout.hpp describes: three cells of a word,
// xor-ed, give its number, and the words themselves are not stored. 2.5 bytes a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::tools {

struct WordCells {
  std::uint32_t part_size = 0;
  std::vector<std::uint16_t> cells;  // three parts
};

/// nullopt when the words do not fit, which equal words never do.
std::optional<WordCells> pack_words(
    const std::vector<std::pair<std::string_view, std::uint16_t>>& words);

}  // namespace tropa::tools
