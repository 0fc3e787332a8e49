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
      neighbours_(segment, schema::kSlotNeighbours),
      tells_terms_(true),
      size_(window_size(segment)) {
  // In the same order in every segment, so that scores are the same to the last digit.
  for (const std::size_t number : clause_.order) {
    if (add_slot(number, clause.phrase->weights[number])) continue;
    slots_.clear();
    return;
  }
}

bool PhraseScorer::add_slot(std::size_t number, const std::vector<double>& weights) {
  const std::vector<std::string>& words = clause_.words[number];
  Slot slot;
  slot.number = number;
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto list = segment_.postings(words[at]);
    if (list->chunks.empty()) continue;
    slot.postings += list->documents;
    max_score_ += weights[at];
    const double density = static_cast<double>(list->documents) / segment_.last();
    slot.terms.push_back({PostingCursor(std::move(list)), weights[at], density, words[at]});
  }
  tell_terms(slot);
  slots_.push_back(std::move(slot));
  return !slots_.back().terms.empty();
}

// Which of its terms a document has decides which neighbours are looked for.
void PhraseScorer::tell_terms(Slot& slot) {
  const std::vector<PhraseClause::Term>& terms = clause_.slots[slot.number];
  if (terms.size() > PhraseClause::kMostTerms) tells_terms_ = false;
  if (!tells_terms_) return;
  for (std::size_t at = 0; at < terms.size(); ++at) {
    if (terms[at].only_unstemmed) continue;
    const std::uint32_t bit = std::uint32_t{1} << at;
    const auto same = std::ranges::find(slot.terms, terms[at].term, &Term::name);
    if (same != slot.terms.end()) {
      same->bit = bit;
      continue;
    }
    auto list = segment_.postings(terms[at].term);
    if (list->chunks.empty()) continue;
    const double density = static_cast<double>(list->documents) / segment_.last();
    slot.others.push_back({PostingCursor(std::move(list)), 0, density, terms[at].term, bit});
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

template <typename Use>
void PhraseScorer::read(Term& term, DocumentNumber begin, bool is_first, Use&& use) {
  constexpr double kReadsOfLookup = 8;  // cost as much as one
  term.cursor.seek(begin);
  const bool is_cheap =
      !is_first && term.density * kWindow > kReadsOfLookup * static_cast<double>(documents_.size());
  if (is_cheap) {
    term.cursor.look_up(documents_, use);
  } else {
    term.cursor.read_to(
        PostingCursor::kEnd - begin < kWindow ? PostingCursor::kEnd : begin + kWindow, use);
  }
}

// Keeps those documents that have one of the terms of a slot.
void PhraseScorer::read(Slot& slot, DocumentNumber begin, bool is_first) {
  std::uint32_t* const present = &present_[slot.number * size_];
  WindowBits found{};
  for (Term& term : slot.terms) {
    read(term, begin, is_first, [&](DocumentNumber document, std::uint32_t) {
      const DocumentNumber offset = document - begin;
      present[offset] = (has_bit(found, offset) ? present[offset] : 0) | term.bit;
      set_bit(found, offset);
    });
  }
  for (Term& term : slot.others) {
    read(term, begin, is_first,
         [&](DocumentNumber document, std::uint32_t) { present[document - begin] |= term.bit; });
  }
  documents_.clear();
  for (std::size_t word = 0; word < found.size(); ++word) possible_[word] &= found[word];
  for_each_bit(possible_, [&](DocumentNumber offset) { documents_.push_back(begin + offset); });
}

void PhraseScorer::add_scores(DocumentNumber begin) {
  const std::vector<std::uint32_t>& lengths = segment_.lengths();
  for (const DocumentNumber document : documents_) scores_[document - begin] = 0;
  for (Slot& slot : slots_) {
    for (Term& term : slot.terms) {
      read(term, begin, false, [&](DocumentNumber document, std::uint32_t count) {
        const DocumentNumber offset = document - begin;
        if (!has_bit(possible_, offset)) return;
        scores_[offset] +=
            term.weight * bm25(count, length_norm(lengths[document], average_length_));
      });
    }
  }
}

// Leaves out documents that have the words, but none after the other.
void PhraseScorer::rule_out(DocumentNumber begin) {
  constexpr std::size_t kAhead = 8;
  std::vector<std::uint32_t> present(slots_.size());
  std::size_t kept = 0;
  for (std::size_t at = 0; at < documents_.size(); ++at) {
    if (at + kAhead < documents_.size()) neighbours_.expect(documents_[at + kAhead]);
    const DocumentNumber document = documents_[at];
    for (std::size_t slot = 0; slot < present.size(); ++slot)
      present[slot] = present_[slot * size_ + document - begin];
    bool may_stand = true;
    neighbours_.glance(document, [&](std::string_view neighbours) {
      may_stand = neighbours.empty() || clause_.may_stand(neighbours, present);
    });
    if (may_stand) {
      documents_[kept++] = document;
    } else {
      clear_bit(possible_, document - begin);
    }
  }
  documents_.resize(kept);
}

void PhraseScorer::load(DocumentNumber begin, const WindowBits& wanted, bool) {
  is_loaded_ = true;
  look_at(begin, wanted);
}

void PhraseScorer::look_at(DocumentNumber begin, const WindowBits& wanted) {
  begin_ = begin;
  sure_.fill(0);
  possible_ = wanted;
  if (slots_.empty()) possible_.fill(0);
  documents_.clear();
  scores_.resize(size_);
  present_.resize(clause_.slots.size() * size_);
  for (Slot& slot : slots_) {
    read(slot, begin, &slot == &slots_[0]);
    if (documents_.empty()) return;
  }
  if (tells_terms_ && clause_.in_order) rule_out(begin);
  add_scores(begin);
}

void PhraseScorer::end_windows() {
  is_loaded_ = false;
  scores_ = {};
  present_ = {};
}

void PhraseScorer::add_bounds(std::span<const DocumentNumber> offsets,
                              const std::uint32_t* /*lengths*/, WindowScores& bounds) const {
  for (const DocumentNumber offset : offsets) {
    if (has_bit(possible_, offset)) bounds[offset] += scores_[offset];
  }
}

void PhraseScorer::fill(Rows& rows, std::size_t cell) {
  // A window that was loaded has all documents that are asked about; of others they are looked up.
  is_loaded_ = is_loaded_ && rows.begin == begin_;
  if (!is_loaded_) look_at(rows.begin, rows.bits);
  for (const DocumentNumber document : documents_) {
    const DocumentNumber offset = document - begin_;
    if (!has_bit(rows.bits, offset)) continue;
    std::uint32_t* const cells = rows.row(rows.row_at[offset]) + cell;
    const auto score = std::bit_cast<std::uint64_t>(scores_documents_ ? scores_[offset] : 0.0);
    cells[0] = kUnverified;
    cells[1] = static_cast<std::uint32_t>(score);
    cells[2] = static_cast<std::uint32_t>(score >> 32U);
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      cells[kOwnCells + slot] = present_[slot * size_ + offset];
    }
  }
}

Score PhraseScorer::score(const std::uint32_t* cells, std::uint32_t, bool assume) const {
  if (cells[0] == 0 || (cells[0] == kUnverified && !assume)) return {};
  return {true, std::bit_cast<double>(cells[1] | std::uint64_t{cells[2]} << 32U)};
}

void PhraseScorer::verify(DocumentNumber document, std::uint32_t* cells,
                          PositionsReader& positions) {
  if (cells[0] != kUnverified) return;
  const std::span<const std::uint32_t> present(cells + kOwnCells, tells_terms_ ? slots_.size() : 0);
  cells[0] = matcher_.stands_in(document, positions, present) ? 1 : 0;
}

}  // namespace tropa::search
