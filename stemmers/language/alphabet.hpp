// Which languages a folded word could belong to, by its letters alone. Never guesses: a word that
// several alphabets allow is read in each of them.
#pragma once

#include "tropa/stemmers.hpp"

#include <string_view>

namespace tropa {

/// Latin words: kPl and kOther. Cyrillic ones: kUk unless there is a letter it lacks (ы э ъ), kRu
/// unless there is one of є і ї or an apostrophe. A word that no alphabet allows: kOther.
LanguageSet languages_of_letters(std::string_view folded);

}  // namespace tropa
