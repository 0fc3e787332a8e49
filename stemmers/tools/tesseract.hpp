// Reader of the word list inside a tesseract .traineddata file (component "lstm-word-dawg"): words that were
// frequent on the web, each in the spellings it was seen in (lower case, Title, CAPITALS). Attestation only: no
// counts and no grammar.
#pragma once

#include "tropa/result.hpp"

#include <functional>
#include <string_view>

namespace tropa::tools {

/// Calls `visit` for every word, in the order of the graph. Error kInputMissing for a file without such a component.
Result<void> read_tesseract_words(std::string_view traineddata,
                                  const std::function<void(std::string_view)>& visit);

}  // namespace tropa::tools
