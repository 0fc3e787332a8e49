#include "match/proximity.hpp"

#include "words/weights.hpp"

#include <algorithm>
#include <numeric>

namespace tropa::search {
namespace {

/// The words that stand beside each other: children of one "any", or of several that all must
/// match.
void find_words(const Clause& clause, std::vector<const Clause*>& words) {
  if (clause.kind == Clause::Kind::kGroup) {
    if (clause.scores && clause.group->prefix.empty()) words.push_back(&clause);
    return;
  }
  const bool is_any = clause.kind == Clause::Kind::kAny;
  if (!is_any && clause.kind != Clause::Kind::kAll && clause.kind != Clause::Kind::kBoost) return;
  for (const Clause& child : clause.children) {
    if (!is_any || child.kind == Clause::Kind::kGroup) find_words(child, words);
  }
}

}  // namespace

std::optional<Proximity> proximity_of(const ClauseTree& tree, const Snapshot& snapshot,
                                      Analyzer& analyzer) {
  std::vector<const Clause*> words;
  find_words(tree.root, words);
  if (words.size() < 2) return std::nullopt;
  Proximity made;
  double all = 0;
  for (const Clause* const word : words) {
    expand::PhraseSlot terms;
    for (const TermGroup::Member& member : word->group->members) {
      if (!member.name) terms.insert(terms.end(), member.terms.begin(), member.terms.end());
    }
    made.words.push_back(position_terms(terms, {}, snapshot, analyzer));
    const std::vector<double>& weights = word->group->weights;
    made.shares.push_back(word->scale * std::accumulate(weights.begin(), weights.end(), 0.0));
    all += made.shares.back();
  }
  if (all <= 0) return std::nullopt;
  for (double& share : made.shares) share /= all;
  const auto gaps = static_cast<double>(words.size() - 1);
  made.near = expand::kNear / (gaps * gaps);
  made.in_title = expand::kInTitle;
  return made;
}

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
