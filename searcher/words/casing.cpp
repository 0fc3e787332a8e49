#include "words/casing.hpp"

#include "case_evidence.hpp"

#include <algorithm>

namespace tropa::expand {

Casing casing_of(const std::string& body_term, Vocabulary& vocabulary) {
  // Levels are logarithms of numbers of articles; -1: none.
  int capital = -1;
  int lower = -1;
  for (const std::string& text : vocabulary.terms_for(schema::case_key(body_term))) {
    const auto evidence = schema::CaseEvidence::from(text);
    if (!evidence) continue;
    int& level = evidence->is_capital ? capital : lower;
    level = std::max(level, static_cast<int>(evidence->level));
  }
  if (capital < 0 && lower < 0) return Casing::kUnknown;
  return capital >= lower ? Casing::kName : Casing::kWord;
}

}  // namespace tropa::expand
