#include "tools/attestation.hpp"

#include "tools/fold_word.hpp"
#include "tools/hunspell.hpp"

#include <unicode/uchar.h>

namespace tropa::tools {

void Attestation::add(std::string_view word) {
  const auto folded = fold_word(word);
  if (!folded) return;
  unsigned capitals = 0;
  unsigned letters = 0;
  for (const char32_t c : to_utf32(word)) {
    if (!u_isalpha(static_cast<UChar32>(c))) continue;
    ++letters;
    if (u_isupper(static_cast<UChar32>(c))) ++capitals;
  }
  const unsigned spelling = capitals == 0                        ? kLower
                            : capitals == letters && letters > 1 ? kCapitals
                                                                 : kTitle;
  seen_[*folded] |= spelling;
}

bool Attestation::has_lower(const std::string& folded) const {
  const auto found = seen_.find(folded);
  return found != seen_.end() && (found->second & kLower) != 0;
}

Attestation::Weight Attestation::weight(const std::string& folded) const {
  const auto found = seen_.find(folded);
  if (found == seen_.end()) return {0.02, 0.02};
  const bool lower = (found->second & kLower) != 0;
  const bool title = (found->second & kTitle) != 0;
  const bool capitals = (found->second & kCapitals) != 0;
  // Each further spelling means a word several times as frequent, because it is several times as rare itself.
  Weight weight{0.02, 0.02};
  if (lower) weight.common = title ? (capitals ? 20 : 6) : (capitals ? 5 : 2);
  if (title) weight.name = lower ? 1 : (capitals ? 5 : 2);
  if (!lower && !title) weight = {0.3, 0.3};
  return weight;
}

}  // namespace tropa::tools
