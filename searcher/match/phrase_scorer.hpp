// The scorer of a phrase: the documents of a window that have all of its words, weighed at once.
#pragma once

#include "match/scorer.hpp"

#include <utility>
#include <vector>

namespace tropa::search {

class PhraseScorer : public Scorer {
 public:
  PhraseScorer(const Clause& clause, const Segment& segment, double average_length,
               Analyzer& analyzer);

  DocumentNumber seek(DocumentNumber from) override;
  void load(DocumentNumber begin, const WindowBits& wanted, bool exact) override;
  void end_windows() override;
  void add_bounds(std::span<const DocumentNumber> offsets, const std::uint32_t* lengths,
                  WindowScores& bounds) const override;
  double max_score() const override { return max_score_; }
  std::uint64_t postings() const override { return slots_.empty() ? 0 : slots_[0].postings; }
  std::size_t cells() const override { return kOwnCells + slots_.size(); }
  void fill(Rows& rows, std::size_t cell) override;
  Score score(const std::uint32_t* cells, std::uint32_t length, bool assume) const override;
  bool is_unverified(const std::uint32_t* cells) const override { return cells[0] == kUnverified; }
  void verify(DocumentNumber document, std::uint32_t* cells, PositionsReader& positions) override;

 private:
  static constexpr std::size_t kOwnCells = 3;  // whether it stands, its score; then terms of slots
  struct Term {
    PostingCursor cursor;
    double weight = 0;
    double density = 0;
    std::string_view name = {};  // of a term of the clause's words
    std::uint32_t bit = 0;       // of the same term in the clause's slot; 0: not in there
  };
  struct Slot {
    std::vector<Term> terms;
    std::vector<Term> others;  // in the clause's slot and not among its words: stems of a literal
    std::uint64_t postings = 0;
    std::size_t number = 0;  // in the clause
  };

  void look_at(DocumentNumber begin, const WindowBits& wanted);
  bool add_slot(std::size_t number, const std::vector<double>& weights);
  void tell_terms(Slot& slot);
  template <typename Use>
  void read(Term& term, DocumentNumber begin, bool is_first, Use&& use);
  void read(Slot& slot, DocumentNumber begin, bool is_first);
  void rule_out(DocumentNumber begin);
  void add_scores(DocumentNumber begin);

  const Segment& segment_;
  double average_length_;
  bool scores_documents_;
  std::vector<Slot> slots_;  // the rarest first; none when a word is missing here
  const PhraseClause& clause_;
  PhraseMatcher matcher_;
  SlotReader neighbours_;
  double max_score_ = 0;
  DocumentNumber begin_ = PostingCursor::kEnd;
  bool is_loaded_ = false;                 // the window at begin_, by load()
  std::vector<DocumentNumber> documents_;  // of the window, with all words read so far
  std::vector<double> scores_;             // of each document of the window
  bool tells_terms_;
  std::size_t size_;                    // of a window
  std::vector<std::uint32_t> present_;  // of each document of the window and each slot: its terms
};

}  // namespace tropa::search
