#include "match/filter_scorer.hpp"

#include "match/group_scorer.hpp"
#include "match/phrase_scorer.hpp"

namespace tropa::search {
namespace {

std::shared_ptr<const DocumentSet> set_of(const Filter& filter, const Segment& segment) {
  switch (filter.kind) {
    case Filter::Kind::kAll:
      return segment.all();
    case Filter::Kind::kTerm:
      return segment.with_term(filter.text);
    case Filter::Kind::kTermPrefix:
      return segment.with_prefix(filter.text);
    case Filter::Kind::kDate:
      return segment.with_date(filter.first, filter.last);
  }
  return segment.all();
}

}  // namespace

FilterScorer::FilterScorer(const Filter& filter, const Segment& segment)
    : set_(set_of(filter, segment)) {}

DocumentNumber FilterScorer::seek(DocumentNumber from) {
  std::size_t word = from / 64;
  if (word >= set_->size()) return PostingCursor::kEnd;
  std::uint64_t rest = (*set_)[word] & ~std::uint64_t{0} << (from % 64);
  while (rest == 0) {
    if (++word == set_->size()) return PostingCursor::kEnd;
    rest = (*set_)[word];
  }
  return static_cast<DocumentNumber>(64 * word) +
         static_cast<DocumentNumber>(std::countr_zero(rest));
}

void FilterScorer::load(DocumentNumber begin, const WindowBits& wanted, bool) {
  for (std::size_t word = 0; word < wanted.size(); ++word) {
    const std::size_t at = begin / 64 + word;
    sure_[word] = at < set_->size() ? (*set_)[at] & wanted[word] : 0;
  }
  possible_ = sure_;
}

void FilterScorer::fill(Rows& rows, std::size_t cell) {
  for (std::size_t number = 0; number < rows.documents.size(); ++number) {
    const DocumentNumber document = rows.documents[number];
    rows.row(number)[cell] =
        static_cast<std::uint32_t>((*set_)[document / 64] >> (document % 64) & 1U);
  }
}

std::unique_ptr<Scorer> make_scorer(const Clause& clause, const Segment& segment,
                                    double average_length, Analyzer& analyzer) {
  if (clause.kind == Clause::Kind::kGroup) {
    return std::make_unique<GroupScorer>(clause, segment, average_length, analyzer);
  }
  if (clause.kind == Clause::Kind::kPhrase) {
    return std::make_unique<PhraseScorer>(clause, segment, average_length, analyzer);
  }
  return std::make_unique<FilterScorer>(clause.filter, segment);
}

}  // namespace tropa::search
