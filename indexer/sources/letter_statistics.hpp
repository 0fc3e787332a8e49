// How much a text looks like Polish, Ukrainian or Russian, from its letters alone. Serves the
// choice of an encoding; the language of an article is decided elsewhere, with words.
#pragma once

#include <string_view>

namespace tropa {

struct LetterEvidence {
  double score = 0;      // mean logarithm of how usual each character is; about -3 for real text
  bool is_text = false;  // convincing: enough letters, and usual ones
};

/// Characters of ASCII say nothing when `ascii_speaks` is false (every 8-bit encoding reads them
/// alike).
LetterEvidence letter_evidence(std::string_view text, bool ascii_speaks);

}  // namespace tropa
