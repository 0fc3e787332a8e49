// Whether a word of the index is a name: it stands with a capital inside sentences, and in more
// articles than in lower case.
#pragma once

#include "words/vocabulary.hpp"

#include <cstdint>
#include <string>

namespace tropa::expand {

/// kUnknown: only seen where sentences begin, or in lower case by few articles.
enum class Casing : std::uint8_t { kUnknown, kName, kWord };

Casing casing_of(const std::string& body_term, Vocabulary& vocabulary);

}  // namespace tropa::expand
