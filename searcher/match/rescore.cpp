#include "match/rescore.hpp"

#include "match/proximity.hpp"
#include "match/top_hits.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

/// By segment and document.
using Factors = std::map<std::pair<std::uint32_t, DocumentNumber>, double>;

/// Looks at the positions of documents of one segment. For one thread.
class Reader {
 public:
  Reader(const Proximity& proximity, const Segment& segment)
      : proximity_(proximity),
        positions_(segment, schema::kSlotPositions),
        terms_(proximity.words.size()) {
    for (const std::vector<PhraseClause::Term>& terms : proximity.words) {
      std::vector<PostingCursor>& cursors = postings_.emplace_back();
      for (const auto& one : terms) cursors.emplace_back(segment.postings(one.term));
    }
  }

  void expect(DocumentNumber document) { positions_.expect(document); }

  double factor_of(DocumentNumber document) {
    double factor = 1;
    positions_.glance(document,
                      [&](std::string_view bytes) { factor = factor_of(document, bytes); });
    return factor;
  }

 private:
  double factor_of(DocumentNumber document, std::string_view positions) {
    const auto stored = schema::Positions::from(positions);
    if (!stored) return 1;
    std::size_t words = 0;
    for (std::size_t word = 0; word < terms_.size(); ++word) {
      terms_[word].clear();
      for (std::size_t term = 0; term < postings_[word].size(); ++term) {
        const PhraseClause::Term& one = proximity_.words[word][term];
        if (!may_have(*stored, one) || !postings_[word][term].has(document)) continue;
        terms_[word].push_back(&one);
      }
      if (!terms_[word].empty()) ++words;
    }
    return words < 2 ? 1 : 1 + proximity_.adds(*stored, terms_, work_);
  }

  // Most terms of a query are in few articles, which their positions tell faster than postings do.
  static bool may_have(const schema::Positions& stored, const PhraseClause::Term& term) {
    const bool has_no_place = term.only_unstemmed && stored.stemmed();
    return has_no_place || stored.contains(stored.code_of(term.hash));
  }

  const Proximity& proximity_;
  SlotReader positions_;
  Proximity::Terms terms_;
  std::vector<std::vector<PostingCursor>> postings_;  // of each term of each word
  PhraseClause::Workspace work_;
};

Factors factors_of(std::vector<ScoredHit> hits, const Proximity& proximity,
                   const Snapshot& snapshot) {
  // Ascending documents are read fastest.
  std::ranges::sort(hits, {},
                    [](const ScoredHit& hit) { return std::pair(hit.segment, hit.document); });
  Factors out;
  std::unique_ptr<Reader> reader;
  for (std::size_t at = 0; at < hits.size(); ++at) {
    const ScoredHit& hit = hits[at];
    if (at == 0 || hit.segment != hits[at - 1].segment) {
      reader = std::make_unique<Reader>(proximity, *snapshot.segments()[hit.segment]);
    }
    constexpr std::size_t kAhead = 2;
    if (at + kAhead < hits.size() && hits[at + kAhead].segment == hit.segment)
      reader->expect(hits[at + kAhead].document);
    out[{hit.segment, hit.document}] = reader->factor_of(hit.document);
  }
  return out;
}

std::vector<ScoredHit> best(const std::vector<ScoredHit>& hits) {
  return {hits.begin(),
          hits.begin() + static_cast<std::ptrdiff_t>(std::min(hits.size(), expand::kRescored))};
}

}  // namespace

Matches match_and_rescore(const ClauseTree& tree, const ClauseTree* words, const Snapshot& snapshot,
                          Analyzer& analyzer, const MatchOptions& options) {
  const auto proximity = proximity_of(tree, snapshot, analyzer);
  if (!proximity || options.by_date || options.wanted == 0) {
    return match(tree, snapshot, analyzer, options);
  }
  const bool has_quota = options.per_language > 0;
  // All that may move has to be on the list.
  MatchOptions first = options;
  first.wanted = std::max(options.wanted, expand::kRescored);
  if (has_quota) {
    constexpr std::size_t kLanguages = 4;
    first.per_language = std::max(options.per_language, expand::kRescored);
    first.wanted *= kLanguages;
  }
  Matches out = match(tree, snapshot, analyzer, first);
  if (out.hits.empty()) return out;
  const bool is_whole = words == nullptr && !has_quota;
  const std::vector<ScoredHit> moved =
      is_whole ? best(out.hits)
               : match(words == nullptr ? tree : *words, snapshot, analyzer,
                       {.wanted = expand::kRescored, .count_to = 0})
                     .hits;
  const Factors factors = factors_of(moved, *proximity, snapshot);
  TopHits top(snapshot.segments(), options.wanted, false, options.per_language);
  for (ScoredHit hit : out.hits) {
    const auto factor = factors.find({hit.segment, hit.document});
    if (factor != factors.end()) hit.score *= factor->second;
    top.offer(hit);
  }
  out.hits = top.best_first();
  return out;
}

}  // namespace tropa::search
