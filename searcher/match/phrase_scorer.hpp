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
  void add_bounds(const WindowBits& documents, WindowScores& bounds) const override;
  double max_score() const override { return max_score_; }
  std::uint64_t postings() const override { return slots_.empty() ? 0 : slots_[0].postings; }
  std::size_t cells() const override { return 3; }  // whether it stands, and its score
  void fill(Rows& rows, std::size_t cell) override;
  Score score(const std::uint32_t* cells, std::uint32_t length, bool assume) const override;
  bool is_unverified(const std::uint32_t* cells) const override { return cells[0] == kUnverified; }
  void verify(DocumentNumber document, std::uint32_t* cells, PositionsReader& positions) override;

 private:
  struct Term {
    PostingCursor cursor;
    double weight = 0;
    double density = 0;
  };
  struct Slot {
    std::vector<Term> terms;
    std::uint64_t postings = 0;
  };
  void read(Slot& slot, DocumentNumber begin, bool is_first);
  void rule_out(DocumentNumber begin);

  const Segment& segment_;
  double average_length_;
  bool scores_documents_;
  std::vector<Slot> slots_;  // the rarest first; none when a word is missing here
  const PhraseClause& clause_;
  PhraseMatcher matcher_;
  SlotReader neighbours_;
  double max_score_ = 0;
  DocumentNumber begin_ = 0;
  std::vector<DocumentNumber> documents_;  // of the window, with all words read so far
  WindowScores scores_{};
  std::string bytes_;
};

}  // namespace tropa::search
