// Reader of a Morfologik stemming dictionary: an automaton in the CFSA2 layout whose words are
// form;CODE[;tags], where CODE tells how the lemma is made of the form. Knows nothing of Polish.
#pragma once

#include "tropa/result.hpp"

#include <functional>
#include <string_view>

namespace tropa::tools {

/// One analysis. `tags` are as written: alternatives between '+'.
struct MorfologikEntry {
  std::string_view form;
  std::string_view lemma;
  std::string_view tags;
};

/// Calls `visit` for every entry in byte order. `separator` and the encoder (PREFIX) are those of the .info file
/// beside the dictionary. Error kInputMissing for a file that is not such an automaton.
Result<void> read_morfologik(std::string_view bytes, char separator,
                             const std::function<void(const MorfologikEntry&)>& visit);

}  // namespace tropa::tools
