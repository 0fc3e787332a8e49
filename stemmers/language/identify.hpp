// Tokens of a text -> its language. Looks at letters, frequent words and letter groups; does not stem and reads no
// file. Everything that is not Polish, Ukrainian or Russian is kOther, Belarusian, Bulgarian, Czech, Slovak and
// English among them.
#pragma once

#include "tropa/stemmers.hpp"

#include <span>

namespace tropa {

/// Robust to quotations: the evidence of all words is added up. Empty or wordless input is kOther with confidence 0.
LanguageGuess identify_language(std::span<const Token> tokens);

}  // namespace tropa
