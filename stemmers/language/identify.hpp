// Tokens of a text -> its language. Adds up what the words cost in each language of the model; does
// not stem. Everything that is not Polish, Ukrainian or Russian is kOther, Belarusian, Bulgarian,
// Czech, Slovak and English among them.
#pragma once

#include "language/cost_cache.hpp"
#include "language/language_model.hpp"
#include "tropa/stemmers.hpp"

#include <span>
#include <string_view>

namespace tropa {

/// `tokens` are those of `text`, whose letters still have the marks that folding drops (ř, á).
/// Robust to quotations: the evidence of all words is added up, each bounded. Empty or wordless
/// input is kOther with confidence 0.
LanguageGuess identify_language(std::string_view text, std::span<const Token> tokens,
                                const language::LanguageModel& model, language::CostCache& cache);

}  // namespace tropa
