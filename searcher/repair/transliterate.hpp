// Words of one alphabet typed in the letters of the other: sankcii, Zelensky, wojna; санкцье for
// sankcje. Informal habits of Polish, English, Russian and Ukrainian writers mixed, as people mix
// them. Pure: the caller knows which of the readings is a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa::repair {

struct Transliteration {
  std::string text;
  unsigned cost = 0;  // how unusual the letters are that it takes; 0 for the plain reading
};

/// The readings of a folded word in the other alphabet, the plainest first, at most kMostReadings.
/// Latin words are read as Russian and as Ukrainian, Cyrillic ones as Polish without its marks.
/// None for words with other letters, of less than 3 letters or more than 24.
std::vector<Transliteration> transliterations(std::string_view folded);

inline constexpr std::size_t kMostReadings = 64;

}  // namespace tropa::repair
