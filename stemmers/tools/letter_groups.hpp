// Word lists of one script -> how likely a letter is after the ones before it, in each of its
// languages: absolute discounting, each order falling back on the shorter one. Types, not tokens:
// what the model is for are the words that no list has.
#pragma once

#include "tools/word_lists.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace tropa::tools {

struct LetterGroups {
  std::array<std::uint32_t, language::kLetterCodes> letters{};  // code -> code point
  std::vector<language::Slot>
      groups;  // in ascending order, of script 0: no number above the letters
};

LetterGroups learn_letter_groups(const WordLists& words);

}  // namespace tropa::tools
