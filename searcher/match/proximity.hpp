// How much more an article scores in which words of the query stand side by side or in the title.
// Looks at the positions of one article: who calls it has the article from the postings and says
// which terms it has.
//
// An article that has two of the words at least is worth more by a part of its score. Half of the
// words in one place count half as much as all of them.
#pragma once

#include "index/snapshot.hpp"
#include "match/clause_tree.hpp"
#include "match/phrase_clause.hpp"
#include "positions.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tropa::search {

struct Proximity {
  std::vector<std::vector<PhraseClause::Term>> words;  // what stands for each, as positions have it
  std::vector<double> shares;                          // of each in the weight of all; together 1
  double near = 0;      // what all words side by side add, as a part of the score
  double in_title = 0;  // ... all words in the title

  /// The terms of each word that an article has.
  using Terms = std::vector<std::vector<const PhraseClause::Term*>>;

  /// What an article with these positions adds, as a part of its score.
  double adds(const schema::Positions& stored, const Terms& terms,
              PhraseClause::Workspace& work) const;
};

/// Of the words of a query that stand beside each other in its tree, at least two of them; names of
/// several words stand together by themselves. Throws Xapian errors.
std::optional<Proximity> proximity_of(const ClauseTree& tree, const Snapshot& snapshot,
                                      Analyzer& analyzer);

/// For each word of a query where it stands in one text, ascending -> the largest share of words
/// that stand within `span` from the first to the last one, two at least; 0 for none.
double largest_share(const std::vector<std::vector<std::uint32_t>>& positions,
                     const std::vector<double>& shares, std::uint32_t span);

}  // namespace tropa::search
