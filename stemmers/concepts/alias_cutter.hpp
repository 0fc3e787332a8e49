// How the aliases of a concept table are cut and stemmed: as queries are, but that a dictionary
// form stands for its own word only.
#pragma once

#include "concepts/concept_merge.hpp"
#include "stem/stemmer.hpp"

namespace tropa::concepts {

/// `stemmers` must outlive what is returned. Not thread-safe: it has one tokenizer.
CutAndStem cutter(const StemmerSet& stemmers);

}  // namespace tropa::concepts
