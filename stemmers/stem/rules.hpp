// Stems by suffix rules alone, for words that no dictionary has. One function a language, in
// polish.cpp, ukrainian.cpp and russian.cpp. Pure: no data files, no state.
#pragma once

#include "tropa/stemmers.hpp"

#include <string_view>

namespace tropa::rules {

/// `word` is folded (lower case, NFC, apostrophe U+0027, ё=е, ґ=г) and of the language's alphabet.
/// Adds one to three stems, the likelier first; all case forms of one name give one common stem.
/// Stems have at least two letters.
void stem_polish(std::string_view word, Stems& out);
void stem_ukrainian(std::string_view word, Stems& out);
void stem_russian(std::string_view word, Stems& out);

}  // namespace tropa::rules
