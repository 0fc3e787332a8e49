// Spelling of a source -> the folded spelling that the program looks up: lower case, NFC, one apostrophe, ё=е,
// ґ=г, no stress marks. The same rules as the room's folding, for single words of trusted sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tropa::tools {

/// nullopt for what is never looked up as one word: anything but letters with inner apostrophes.
std::optional<std::string> fold_word(std::string_view word);

}  // namespace tropa::tools
