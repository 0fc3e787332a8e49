// Surnames that the sources list one by one where they belong together: women's beside men's, and
// Russian ones that are spelt like a plural of a common noun. Run over a lexicon before it is
// weighed.
#pragma once

#include "tools/attestation.hpp"
#include "tools/lexicon.hpp"

namespace tropa::tools {

/// Gives women's surnames the stem of the men's: Kaczyńska is Kaczyński.
void join_polish_women(const Attestation& attestation, Lexicon& lexicon);

/// The same, Абрамова is Абрамов; and Песков is a name beside the sands (пески).
void join_russian_surnames(const Attestation& attestation, Lexicon& lexicon);

}  // namespace tropa::tools
