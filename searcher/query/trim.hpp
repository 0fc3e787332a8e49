// What stands at the ends of a piece of a query and is no part of it. Pure; the rest of a query is
// the lexer's.
#pragma once

#include <string_view>

namespace tropa::query {

/// Without the spaces around it.
std::string_view without_gaps(std::string_view text);

/// Without the punctuation of a sentence behind it. Other signs stay: C++, C#.
std::string_view without_sentence_end(std::string_view text);

/// Without what is no letter or digit around it.
std::string_view without_signs(std::string_view text);

}  // namespace tropa::query
