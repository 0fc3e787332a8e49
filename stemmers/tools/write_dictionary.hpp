// Forms with their stems -> the bytes of a .dict file (stemmers/dictionary/layout.hpp). The same
// input gives the same bytes.
#pragma once

#include "tools/choose.hpp"
#include "tools/endings.hpp"

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <map>
#include <string>
#include <vector>

namespace tropa::tools {

/// The letters of a language's words, those of foreign names in it too; the apostrophe is one.
std::string_view letters_of(Language language);

/// `letters` is the alphabet, at most 62 letters; words with others are left out. `prefixes` are
/// what stems may lack in front of a form.
Result<std::string> write_dictionary(const std::vector<Chosen>& words,
                                     const std::map<std::string, std::vector<Change>>& endings,
                                     std::string_view letters,
                                     const std::vector<std::string>& prefixes);

}  // namespace tropa::tools
