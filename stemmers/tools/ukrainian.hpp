// The Ukrainian source (hunspell-uk, made of VESUM) -> readings. Knows what its flags mean.
#pragma once

#include "tools/choose.hpp"
#include "tools/lexicon.hpp"

#include "tropa/result.hpp"

#include <string_view>

namespace tropa::tools {

Result<void> add_ukrainian_hunspell(std::string_view aff, std::string_view dic, Lexicon& lexicon);

/// Which readings of a form are kept.
Preferences ukrainian_preferences();

}  // namespace tropa::tools
