// The Polish sources -> readings. Knows the tags of PoliMorf and which readings of a form are one word.
#pragma once

#include "tools/choose.hpp"
#include "tools/lexicon.hpp"

#include "tropa/result.hpp"

#include <string_view>

namespace tropa::tools {

/// Every entry of the Morfologik dictionary.
Result<void> add_polimorf(std::string_view dictionary, Lexicon& lexicon);

/// Words of hunspell-pl that PoliMorf does not have, names above all. To be called after add_polimorf().
Result<void> add_polish_hunspell(std::string_view aff, std::string_view dic, Lexicon& lexicon);

/// Which readings of a form are kept.
Preferences polish_preferences();

}  // namespace tropa::tools
