#include "match/phrase_scorer.hpp"

#include "match/bm25.hpp"

#include <algorithm>

namespace tropa::search {

PhraseScorer::PhraseScorer(const Clause& clause, const Segment& segment, double average_length,
                           Analyzer& analyzer)
    : segment_(segment),
      average_length_(average_length),
      scores_documents_(clause.scores),
      clause_(*clause.phrase->clause),
      matcher_(clause_, segment, analyzer),
      neighbours_(segment, schema::kSlotNeighbours) {
  const std::vector<std::vector<std::string>>& words = clause.phrase->clause->words;
  // In the same order in every segment, so that scores are the same to the last digit.
  for (const std::size_t number : clause.phrase->clause->order) {
    Slot slot;
    for (std::size_t at = 0; at < words[number].size(); ++at) {
      auto list = segment.postings(words[number][at]);
      if (list->chunks.empty()) continue;
      slot.postings += list->documents;
      const double weight = clause.phrase->weights[number][at];
      const double density = static_cast<double>(list->documents) / segment.last();
      max_score_ += weight;
      slot.terms.push_back({PostingCursor(std::move(list)), weight, density});
    }
    if (slot.terms.empty()) {
      slots_.clear();
      return;
    }
    slots_.push_back(std::move(slot));
  }
}

DocumentNumber PhraseScorer::seek(DocumentNumber from) {
  if (slots_.empty()) return PostingCursor::kEnd;
  for (Slot& slot : slots_) {
    DocumentNumber first = PostingCursor::kEnd;
    for (Term& term : slot.terms) first = std::min(first, term.cursor.seek(from));
    from = std::max(from, first);
  }
  return from;
}

// Keeps those documents that have one of the terms of a slot.
void PhraseScorer::read(Slot& slot, DocumentNumber begin, bool is_first) {
  constexpr double kReadsOfLookup = 8;  // cost as much as one
  const DocumentNumber end =
      PostingCursor::kEnd - begin < kWindow ? PostingCursor::kEnd : begin + kWindow;
  const std::vector<std::uint32_t>& lengths = segment_.lengths();
  WindowBits found{};
  for (Term& term : slot.terms) {
    const auto use = [&](DocumentNumber document, std::uint32_t count) {
      const DocumentNumber offset = document - begin;
      if (!has_bit(possible_, offset)) return;
      if (is_first && !has_bit(found, offset)) scores_[offset] = 0;
      set_bit(found, offset);
      scores_[offset] += term.weight * bm25(count, length_norm(lengths[document], average_length_));
    };
    term.cursor.seek(begin);
    const bool is_cheap = !is_first && term.density * kWindow >
                                           kReadsOfLookup * static_cast<double>(documents_.size());
    if (is_cheap) {
      term.cursor.look_up(documents_, use);
    } else {
      term.cursor.read_to(end, use);
    }
  }
  possible_ = found;
  documents_.clear();
  for_each_bit(found, [&](DocumentNumber offset) { documents_.push_back(begin + offset); });
}

// Leaves out documents that have the words, but none after the other.
void PhraseScorer::rule_out(DocumentNumber begin) {
  constexpr std::size_t kAhead = 8;
  if (clause_.pairs.empty()) return;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < documents_.size(); ++at) {
    if (at + kAhead < documents_.size()) neighbours_.expect(documents_[at + kAhead]);
    const DocumentNumber document = documents_[at];
    neighbours_.read(document, bytes_);
    if (clause_.may_stand(bytes_)) {
      documents_[kept++] = document;
    } else {
      clear_bit(possible_, document - begin);
    }
  }
  documents_.resize(kept);
}

void PhraseScorer::load(DocumentNumber begin, const WindowBits& wanted, bool) {
  begin_ = begin;
  sure_.fill(0);
  possible_ = wanted;
  if (slots_.empty()) possible_.fill(0);
  documents_.clear();
  for (Slot& slot : slots_) {
    read(slot, begin, &slot == &slots_[0]);
    if (documents_.empty()) return;
  }
  rule_out(begin);
}

void PhraseScorer::add_bounds(const WindowBits& documents, WindowScores& bounds) const {
  for (const DocumentNumber document : documents_) {
    const DocumentNumber offset = document - begin_;
    if (has_bit(documents, offset)) bounds[offset] += scores_[offset];
  }
}

void PhraseScorer::fill(Rows& rows, std::size_t cell) {
  load(rows.begin, rows.bits, true);
  for (const DocumentNumber document : documents_) {
    std::uint32_t* const cells = rows.row(rows.row_at[document - begin_]) + cell;
    const auto score =
        std::bit_cast<std::uint64_t>(scores_documents_ ? scores_[document - begin_] : 0.0);
    cells[0] = kUnverified;
    cells[1] = static_cast<std::uint32_t>(score);
    cells[2] = static_cast<std::uint32_t>(score >> 32U);
  }
}

Score PhraseScorer::score(const std::uint32_t* cells, std::uint32_t, bool assume) const {
  if (cells[0] == 0 || (cells[0] == kUnverified && !assume)) return {};
  return {true, std::bit_cast<double>(cells[1] | std::uint64_t{cells[2]} << 32U)};
}

void PhraseScorer::verify(DocumentNumber document, std::uint32_t* cells,
                          PositionsReader& positions) {
  if (cells[0] == kUnverified) cells[0] = matcher_.stands_in(document, positions) ? 1 : 0;
}

}  // namespace tropa::search
