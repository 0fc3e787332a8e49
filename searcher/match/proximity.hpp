// How much more an article scores in which words of the query stand side by side or in the title.
// Looks at the positions of one article; knows no index: who calls it has the article from the
// postings and says which terms it has.
//
// An article that has two of the words at least is worth more by a part of its score. Half of the
// words in one place count half as much as all of them.
#pragma once

#include "match/phrase_clause.hpp"
#include "positions.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tropa::search {

struct Proximity {
  std::vector<std::vector<PhraseClause::Term>> words;  // what stands for each, as positions have it
  std::vector<double> shares;                          // of each in the weight of all; together 1
  double near = 0;      // what all words side by side add, as a part of the score
  double in_title = 0;  // ... all words in the title

  double at_most() const { return near + in_title; }

  /// The terms of each word that an article has.
  using Terms = std::vector<std::vector<const PhraseClause::Term*>>;

  /// What an article with these positions adds, as a part of its score.
  double adds(const schema::Positions& stored, const Terms& terms,
              PhraseClause::Workspace& work) const;
};

/// For each word of a query where it stands in one text, ascending -> the largest share of words
/// that stand within `span` from the first to the last one, two at least; 0 for none.
double largest_share(const std::vector<std::vector<std::uint32_t>>& positions,
                     const std::vector<double>& shares, std::uint32_t span);

}  // namespace tropa::search
