#include "match/proximity.hpp"

#include "words/weights.hpp"

#include <algorithm>

namespace tropa::search {
double largest_share(const std::vector<std::vector<std::uint32_t>>& positions,
                     const std::vector<double>& shares, std::uint32_t span) {
  double best = 0;
  // A window that is better than all others begins with a word.
  for (const std::vector<std::uint32_t>& list : positions) {
    for (const std::uint32_t first : list) {
      double share = 0;
      std::size_t count = 0;
      for (std::size_t word = 0; word < positions.size(); ++word) {
        const auto at = std::ranges::lower_bound(positions[word], first);
        if (at == positions[word].end() || *at - first > span) continue;
        share += shares[word];
        ++count;
      }
      if (count > 1) best = std::max(best, share);
    }
  }
  return best;
}

double Proximity::adds(const schema::Positions& stored, const Terms& terms,
                       PhraseClause::Workspace& work) const {
  using schema::TextField;
  double best = 0;
  double title = 0;
  work.found.resize(terms.size());
  const auto look = [&](TextField field) {
    for (std::size_t word = 0; word < terms.size(); ++word) {
      work.codes.clear();
      for (const PhraseClause::Term* const term : terms[word]) {
        if (term->only_unstemmed && stored.stemmed()) continue;
        work.codes.push_back(stored.code_of(term->hash));
      }
      stored.find(work.codes, stored.range(field), work.found[word]);
      if (field == TextField::kTitle && !work.found[word].empty()) title += shares[word];
    }
    best = std::max(best, largest_share(work.found, shares, expand::kNearSpan));
  };
  if (stored.own_title()) look(TextField::kTitle);
  look(TextField::kText);
  return near * best + in_title * title;
}

}  // namespace tropa::search
