// What the language room makes of a text, as one JSON object on a line. JSON.md beside it documents
// the keys. Prints; decides nothing.
#pragma once

#include "tropa/stemmers.hpp"

#include <string>
#include <string_view>

namespace tropa {

/// "word", "code" or "number".
std::string_view name_of(TokenKind kind);

/// `text` must be UTF-8. The offsets are bytes of it.
std::string terms_json(Analyzer& analyzer, std::string_view text);

}  // namespace tropa
