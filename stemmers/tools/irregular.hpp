// The hand-made lists of irregular words (stemmers/data/irregular_*.tsv): suppletion and what else no paradigm of the
// sources puts together. Reads and holds them; applying them is the Lexicon's and choose()'s work.
#pragma once

#include "tropa/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

/// A line is STEM<TAB>FORM FORM ...: each FORM is a form of STEM, and whatever the sources list under FORM as a stem
/// is STEM as well. "=FORM" means that FORM is nothing else: all other readings are dropped. "+FORM" adds the form
/// and leaves a stem FORM alone.
struct Irregulars {
  std::map<std::string, std::string, std::less<>> stem_of;                     // FORM -> STEM
  std::vector<std::pair<std::string, std::string>> forms;                      // (FORM, STEM)
  std::map<std::string, std::vector<std::string>, std::less<>> only;           // =FORM -> STEMs
};

/// Errors name the line.
Result<Irregulars> parse_irregulars(std::string_view text, std::string_view name);

}  // namespace tropa::tools
