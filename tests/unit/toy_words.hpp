// A small stand-in for the Analyzer, so that tests of concepts do not depend on stemmers: cuts at
// whatever is not a letter or a digit, folds capitals of Polish and Cyrillic, and stems by taking
// off one vowel-like ending in each language whose alphabet fits. Rough on purpose; only for tests.
#pragma once

#include "tropa/stemmers.hpp"

#include <string_view>
#include <vector>

namespace tropa::toy {

/// Stems of every language, whichever is asked for.
std::vector<WordReadings> cut_and_stem(std::string_view text, Language language = Language::kOther);

}  // namespace tropa::toy
