// Cyrillic letters in Latin ones, by sound and without marks: the common ground of names in our
// three languages. A table, no rules of spelling; bridge.cpp has those.
#pragma once

#include "tropa/stemmers.hpp"

#include <string>
#include <string_view>

namespace tropa::bridge {

/// One Cyrillic letter; empty for signs without a sound (ь, ъ) and for letters of other alphabets.
/// Ukrainian г and и differ from the Russian ones.
std::string_view romanised(char32_t folded_letter, Language language);

/// A whole folded word or code; Latin letters, digits and the rest stay.
std::string romanise(std::string_view folded, Language language);

}  // namespace tropa::bridge
