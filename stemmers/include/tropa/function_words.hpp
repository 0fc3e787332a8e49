// Words that join others and say nothing of what an article is about: prepositions, conjunctions,
// particles, pronouns and auxiliaries of the three languages, and those of other languages that
// stand in names. data/function_words.tsv has them.
#pragma once

#include <string_view>

namespace tropa {

/// "przez" -> true, "wojna" -> false. Takes a folded word, in whichever language it is.
bool is_function_word(std::string_view folded);

}  // namespace tropa
