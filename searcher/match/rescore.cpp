#include "match/rescore.hpp"

#include "match/phrase_matcher.hpp"
#include "match/top_hits.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

/// Looks at the positions of documents of one segment. For one thread.
class Reader {
 public:
  Reader(const Proximity& proximity, const Segment& segment)
      : proximity_(proximity), positions_(segment), terms_(proximity.words.size()) {
    for (const std::vector<PhraseClause::Term>& terms : proximity.words) {
      std::vector<PostingCursor>& cursors = postings_.emplace_back();
      for (const auto& one : terms) cursors.emplace_back(segment.postings(one.term));
    }
  }

  double factor_of(DocumentNumber document) {
    std::size_t words = 0;
    for (std::size_t word = 0; word < terms_.size(); ++word) {
      terms_[word].clear();
      for (std::size_t term = 0; term < postings_[word].size(); ++term) {
        if (!postings_[word][term].has(document)) continue;
        terms_[word].push_back(&proximity_.words[word][term]);
      }
      if (!terms_[word].empty()) ++words;
    }
    if (words < 2) return 1;
    const auto stored = schema::Positions::from(positions_.of(document));
    return stored ? 1 + proximity_.adds(*stored, terms_, work_) : 1;
  }

 private:
  const Proximity& proximity_;
  PositionsReader positions_;
  Proximity::Terms terms_;
  std::vector<std::vector<PostingCursor>> postings_;  // of each term of each word
  PhraseClause::Workspace work_;
};

}  // namespace

Matches match_and_rescore(const ClauseTree& tree, const Snapshot& snapshot, Analyzer& analyzer,
                          const MatchOptions& options) {
  if (!tree.proximity || options.by_date || options.wanted == 0) {
    return match(tree, snapshot, analyzer, options);
  }
  MatchOptions first = options;
  first.per_language = 0;
  first.wanted = std::max(options.wanted, expand::kRescored);
  Matches out = match(tree, snapshot, analyzer, first);
  const auto rescored = static_cast<std::ptrdiff_t>(std::min(out.hits.size(), expand::kRescored));
  std::vector<ScoredHit> rest(out.hits.begin() + rescored, out.hits.end());
  out.hits.resize(static_cast<std::size_t>(rescored));
  // Without a quota, so many score as much even if nothing stands together in them.
  const bool is_full = options.per_language == 0 && out.hits.size() >= options.wanted;
  const double least = is_full ? out.hits[options.wanted - 1].score * (1 - 1e-9) : 0;
  if (options.per_language > 0) {
    // A quota lets in hits that are none of the best.
    first = options;
    first.facets = false;
    rest = match(tree, snapshot, analyzer, first).hits;
  }
  // Ascending documents are read fastest.
  std::ranges::sort(out.hits, {},
                    [](const ScoredHit& hit) { return std::pair(hit.segment, hit.document); });
  TopHits top(snapshot.segments(), options.wanted, false, options.per_language);
  std::vector<std::unique_ptr<Reader>> readers(snapshot.segments().size());
  std::set<std::pair<std::uint32_t, DocumentNumber>> seen;
  for (ScoredHit hit : out.hits) {
    seen.emplace(hit.segment, hit.document);
    if (hit.score * (1 + tree.proximity->at_most()) < least) continue;
    auto& reader = readers[hit.segment];
    if (!reader) {
      reader = std::make_unique<Reader>(*tree.proximity, *snapshot.segments()[hit.segment]);
    }
    hit.score *= reader->factor_of(hit.document);
    top.offer(hit);
  }
  for (const ScoredHit& hit : rest) {
    if (!seen.contains({hit.segment, hit.document})) top.offer(hit);
  }
  out.hits = top.best_first();
  return out;
}

}  // namespace tropa::search
