// The words of each language of the language model and how firmly each is listed: from the word
// lists of tesseract and a table of words of running text. Knows nothing of models.
#pragma once

#include "language/model_layout.hpp"
#include "tropa/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace tropa::tools {

/// Folded word, Latin letters with all their marks -> its level in each language of one script.
using Levels = std::array<std::uint8_t, language::kPerScript>;
using WordLists = std::map<std::string, Levels>;

/// Adds the words of TESSDATA/{pol,ces,...}.traineddata to the lists of their scripts.
Result<void> add_spellings(const std::filesystem::path& tessdata,
                           std::array<WordLists, language::kScripts>& lists);

/// Adds a table of language<TAB>words. Errors name file and line.
Result<void> add_running_text(const std::filesystem::path& table,
                              std::array<WordLists, language::kScripts>& lists);

}  // namespace tropa::tools
