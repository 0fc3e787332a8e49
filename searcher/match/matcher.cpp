#include "match/matcher.hpp"

#include "match/facets.hpp"
#include "match/hit_counter.hpp"
#include "match/segment_matcher.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace tropa::search {
namespace {

// Scores are added up in another order for bounds; rounding must not hide a document.
constexpr double kSlack = 1 - 1e-9;

// So many documents are looked at first for their phrases; each further time, twice as many.
constexpr std::size_t kFirstLook = 32;

// So many documents are looked at first; what they score tells which of the next ones to weigh.
constexpr std::uint64_t kFirstStep = 64;

// So many may wait for that look when the list is full.
constexpr std::size_t kMostWaiting = 4096;

class Search {
 public:
  Search(const ClauseTree& tree, const Snapshot& snapshot, Analyzer& analyzer,
         const MatchOptions& options)
      : options_(options),
        top_(snapshot.segments(), options.wanted, options.by_date, options.per_language),
        counter_(options.count_to, tree.root.at_least, tree.expected, snapshot.documents()) {
    segments_.reserve(snapshot.segments().size());
    for (const auto& segment : snapshot.segments()) {
      segments_.emplace_back(tree, *segment, analyzer);
      if (options.facets) facets_.emplace_back(*segment);
    }
  }

  Matches run() {
    for (std::uint32_t number = 0; number < segments_.size(); ++number) search(number);
    look_at_waiting(true);
    Matches out;
    const HitCounter::Count count = counter_.count(segments_);
    out.total = count.total;
    out.is_exact = count.is_exact;
    out.hits = top_.best_first();
    if (options_.facets) out.facets = {{"lang", {}}, {"source", {}}, {"month", {}}};
    for (const FacetCounter& facet : facets_) facet.add_to(out.facets);
    return out;
  }

 private:
  /// A document of which a phrase decides whether it is a hit, or what it scores.
  struct Waiting {
    double at_most = 0;  // that it scores
    std::uint32_t segment = 0;
    DocumentNumber document = 0;
    std::uint32_t length = 0;
    bool is_sure = false;  // it is a hit, and counted
    std::size_t row = 0;   // where it begins in waiting_cells_
  };

  void search(std::uint32_t number);
  void look_at_window(std::uint32_t number, DocumentNumber begin);
  DocumentNumber end_of_step(const WindowBits& documents, DocumentNumber from);
  void choose(std::uint32_t number, DocumentNumber begin, DocumentNumber from, DocumentNumber to);
  void keep_promising(std::uint32_t number, bool counts);
  void weigh(std::uint32_t number);
  void look_at_waiting(bool is_last);
  void look_at(std::span<Waiting> some);
  std::uint32_t* waiting_row(const Waiting& one) { return &waiting_cells_[one.row]; }
  bool is_pruning() const { return options_.may_prune && !counter_.is_counting(); }

  const MatchOptions& options_;
  TopHits top_;
  HitCounter counter_;
  std::vector<SegmentMatcher> segments_;
  std::vector<FacetCounter> facets_;
  std::uint64_t looked_at_ = 0;          // documents, in windows that were looked at step by step
  std::vector<DocumentNumber> offsets_;  // of documents of the window that are looked at
  WindowScores bounds_;                  // of those documents of the window that were looked at
  Rows rows_;                            // of the documents of a window that are weighed
  std::vector<Waiting> waiting_;
  std::vector<std::uint32_t> waiting_cells_;
};

void Search::search(std::uint32_t number) {
  SegmentMatcher& segment = segments_[number];
  rows_.size = segment.cells();
  for (DocumentNumber from = 0;;) {
    if (is_pruning() && !options_.facets) segment.set_threshold(top_.threshold() * kSlack);
    const DocumentNumber begin = segment.seek(from);
    if (begin == PostingCursor::kEnd) break;
    look_at_window(number, begin);
    if (PostingCursor::kEnd - begin <= kWindow) break;
    from = begin + kWindow;
  }
  segment.end_windows();
}

void Search::look_at_window(std::uint32_t number, DocumentNumber begin) {
  SegmentMatcher& segment = segments_[number];
  segment.load(begin, counter_.is_counting() || options_.facets || !options_.may_prune);
  for (DocumentNumber from = 0; from < kWindow;) {
    const DocumentNumber to = end_of_step(segment.possible(), from);
    choose(number, begin, from, to);
    if (!rows_.documents.empty()) weigh(number);
    from = to;
  }
  if (options_.facets) {
    for_each_bit(segment.sure(),
                 [&](DocumentNumber offset) { facets_[number].add(begin + offset); });
  }
  if (counter_.is_counting()) counter_.add_sure(count_bits(segment.sure()));
  const bool is_short = !top_.is_full() && waiting_.size() >= std::max(kFirstLook, options_.wanted);
  if (is_short || waiting_.size() >= kMostWaiting) look_at_waiting(false);
}

// As many documents as were looked at before: about as many of them get onto the list as of those.
DocumentNumber Search::end_of_step(const WindowBits& documents, DocumentNumber from) {
  const std::uint64_t most = std::max(kFirstStep, looked_at_);
  if (most >= kWindow) return kWindow;
  std::uint64_t count = 0;
  for (; from < kWindow && count < most; from += 64)
    count += static_cast<std::uint64_t>(std::popcount(documents[from / 64]));
  looked_at_ += count;
  return from;
}

// Which documents of a part of the window may get onto the list, or have to be counted one by one.
void Search::choose(std::uint32_t number, DocumentNumber begin, DocumentNumber from,
                    DocumentNumber to) {
  const SegmentMatcher& segment = segments_[number];
  const bool counts = options_.may_prune && (counter_.is_counting() || options_.facets);
  WindowBits documents =
      options_.may_prune ? segment.promising(top_.threshold() * kSlack) : segment.possible();
  offsets_.clear();
  for (std::size_t word = from / 64; word < to / 64; ++word) {
    if (counts) documents[word] |= segment.possible()[word] & ~segment.sure()[word];
    for_each_bit(documents[word], static_cast<DocumentNumber>(64 * word),
                 [&](DocumentNumber offset) { offsets_.push_back(offset); });
  }
  rows_.begin = begin;
  rows_.documents.clear();
  if (offsets_.empty()) return;
  if (options_.may_prune) keep_promising(number, counts);
  rows_.bits.fill(0);
  for (const DocumentNumber offset : offsets_) {
    rows_.row_at[offset] = static_cast<std::uint16_t>(rows_.documents.size());
    rows_.documents.push_back(begin + offset);
    set_bit(rows_.bits, offset);
  }
}

// Those that may get onto the list, or are no sure hits and counted. Each look is closer than the
// one before, and at fewer documents.
void Search::keep_promising(std::uint32_t number, bool counts) {
  const SegmentMatcher& segment = segments_[number];
  const double threshold = top_.threshold() * kSlack;
  const bool is_plain = !options_.by_date && options_.per_language == 0;
  if (is_plain && threshold <= 0) return;
  const auto keep = [&](auto&& may_enter) {
    std::erase_if(offsets_, [&](DocumentNumber offset) {
      const bool is_counted = counts && !has_bit(segment.sure(), offset);
      return !is_counted && !may_enter(offset);
    });
  };
  for (const bool by_length : {false, true}) {
    segment.set_bounds(offsets_, by_length, bounds_);
    keep([&](DocumentNumber offset) { return bounds_[offset] >= threshold; });
  }
  if (is_plain) return;
  keep([&](DocumentNumber offset) {
    return top_.may_enter(number, rows_.begin + offset, bounds_[offset] / kSlack);
  });
}

void Search::weigh(std::uint32_t number) {
  SegmentMatcher& segment = segments_[number];
  rows_.cells.assign(rows_.documents.size() * rows_.size, 0);
  segment.fill(rows_);
  const std::vector<std::uint32_t>& lengths = segment.segment().lengths();
  const bool counts = counter_.is_counting();
  for (std::size_t at = 0; at < rows_.documents.size(); ++at) {
    const DocumentNumber document = rows_.documents[at];
    std::uint32_t* const row = rows_.row(at);
    const bool is_sure = has_bit(segment.sure(), document - rows_.begin);
    // A document that a phrase hides, if it has it, counts here as one that does not.
    const Score most = segment.score(row, lengths[document], true);
    if (!most.matches) continue;
    if (counts && !is_sure) {
      counter_.add_unsure(number, document, lengths[document], most.score, {row, rows_.size});
    }
    if (segment.is_unverified(row)) {
      const bool may_enter = top_.may_enter(number, document, most.score);
      if (!may_enter && (!options_.facets || is_sure)) continue;
      waiting_.push_back(
          {most.score, number, document, lengths[document], is_sure, waiting_cells_.size()});
      waiting_cells_.insert(waiting_cells_.end(), row, row + rows_.size);
      continue;
    }
    if (options_.facets && !is_sure) facets_[number].add(document);
    if (most.score >= top_.threshold()) top_.offer({number, document, most.score});
  }
}

// The best first, as long as they may get onto the list; for facets, all.
void Search::look_at_waiting(bool is_last) {
  std::ranges::sort(waiting_, [](const Waiting& a, const Waiting& b) {
    return a.at_most != b.at_most
               ? a.at_most > b.at_most
               : std::pair(a.segment, a.document) < std::pair(b.segment, b.document);
  });
  std::size_t done = 0;
  std::size_t look = std::max(kFirstLook, 2 * options_.wanted);
  const bool needs_all = options_.facets || options_.by_date || options_.per_language > 0;
  while (done < waiting_.size()) {
    const bool is_over = top_.is_full() && waiting_[done].at_most < top_.threshold() * kSlack;
    if (!needs_all && (is_over || options_.wanted == 0)) break;
    if (!is_last && !needs_all && top_.is_full() && waiting_.size() < kMostWaiting) break;
    const std::size_t size = std::min(look, waiting_.size() - done);
    look_at(std::span(waiting_).subspan(done, size));
    done += size;
    look *= 2;
  }
  if (done < waiting_.size() && !is_last && top_.is_full() &&
      waiting_[done].at_most >= top_.threshold() * kSlack) {
    // The others wait on.
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(done));
    std::vector<std::uint32_t> cells;
    for (Waiting& one : waiting_) {
      const std::uint32_t* const row = waiting_row(one);
      one.row = cells.size();
      cells.insert(cells.end(), row, row + segments_[one.segment].cells());
    }
    waiting_cells_ = std::move(cells);
    return;
  }
  waiting_.clear();
  waiting_cells_.clear();
}

void Search::look_at(std::span<Waiting> some) {
  std::ranges::sort(some, {},
                    [](const Waiting& one) { return std::pair(one.segment, one.document); });
  for (std::size_t at = 0; at < some.size(); ++at) {
    const Waiting& one = some[at];
    SegmentMatcher& segment = segments_[one.segment];
    if (at + SegmentMatcher::kAhead < some.size()) {
      const Waiting& later = some[at + SegmentMatcher::kAhead];
      segments_[later.segment].expect(later.document);
    }
    std::uint32_t* const row = waiting_row(one);
    if (!options_.facets && !top_.may_enter(one.segment, one.document, one.at_most)) continue;
    segment.verify(one.document, row);
    const Score found = segment.score(row, one.length, false);
    if (!found.matches) continue;
    if (options_.facets && !one.is_sure) facets_[one.segment].add(one.document);
    top_.offer({one.segment, one.document, found.score});
  }
}

}  // namespace

Matches match(const ClauseTree& tree, const Snapshot& snapshot, Analyzer& analyzer,
              const MatchOptions& options) {
  return Search(tree, snapshot, analyzer, options).run();
}

}  // namespace tropa::search
