// Our own table of general words, data/words.tsv: three cells a line, pl, uk and ru, each the names
// of one meaning with ';' between. Words of news have the concept table instead.
#pragma once

#include "tools/translation_pairs.hpp"
#include "tropa/result.hpp"

#include <filesystem>

namespace tropa::tools {

/// Every name of a line means the same as those in its other cells. Empty lines and lines that
/// begin with '#' are passed over. Errors name file and line.
Result<void> add_word_table(const std::filesystem::path& table, TranslationPairs& pairs);

}  // namespace tropa::tools
