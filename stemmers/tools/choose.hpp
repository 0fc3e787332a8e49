// Weighed readings -> the stems of each form. Which readings are kept is decided here, the same way
// for all languages; what a tag means is asked of the language.
#pragma once

#include "tools/irregular.hpp"
#include "tools/lexicon.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

/// How readings of one form compete.
struct Preferences {
  double least = 0.05;  // kept: at least this share of the likeliest stem's
  // The verb of a gerund or participle: kept however unlikely, since a search for the verb means
  // it.
  bool (*is_verbal)(std::string_view tag) = nullptr;
  bool (*is_side)(std::string_view tag) = nullptr;  // counts only when there is no other reading
};

struct Chosen {
  std::string form;
  std::vector<std::string> stems;  // one to three, the likelier first
  bool is_attested = false;        // among the frequent words
};

/// One entry a form, ordered by form.
std::vector<Chosen> choose(const Lexicon& lexicon, const Irregulars& irregulars,
                           const Attestation& attestation, const Preferences& preferences);

}  // namespace tropa::tools
