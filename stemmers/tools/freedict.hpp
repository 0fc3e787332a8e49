// An article of a FreeDict dictionary that was made of Wiktionary -> its headword and translations.
//
//   bolończyk /bɔˈlɔ̃j̃t͡ʂɨk/ <n>
//   1. болонец
//   mieszkaniec Bolonii
//   2. болонка
//   rasa małych psów
//
// The line below the head, and each line that begins with the number of a meaning, are
// translations; the others explain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

struct FreedictArticle {
  std::string head;
  std::string part_of_speech;             // "n", "adj", "n, masc"; empty when it is not said
  std::vector<std::string> translations;  // of the first meaning first
};

FreedictArticle read_freedict(std::string_view article);

/// Pronouns, prepositions, conjunctions, particles, numerals, interjections: they stand in every
/// text, and a search for their translations finds everything.
bool is_function_word(std::string_view part_of_speech);

}  // namespace tropa::tools
