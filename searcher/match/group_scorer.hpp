// The scorer of a group of terms. Reads the postings of every term once a window.
#pragma once

#include "match/scorer.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace tropa::search {

class GroupScorer : public Scorer {
 public:
  GroupScorer(const Clause& clause, const Segment& segment, double average_length,
              Analyzer& analyzer);

  DocumentNumber seek(DocumentNumber from) override;
  void load(DocumentNumber begin, const WindowBits& wanted, bool exact) override;
  void add_bounds(const WindowBits& documents, WindowScores& bounds) const override;
  double max_score() const override { return max_score_; }
  std::uint64_t postings() const override { return postings_; }
  std::size_t cells() const override { return levels_ + names_.size(); }
  void fill(Rows& rows, std::size_t cell) override;
  Score score(const std::uint32_t* cells, std::uint32_t length, bool assume) const override;
  bool is_unverified(const std::uint32_t* cells) const override;
  void verify(DocumentNumber document, std::uint32_t* cells, PositionsReader& positions) override;

 private:
  struct Term {
    PostingCursor cursor;
    std::size_t level = 0;
    double density = 0;  // postings for each document number
  };
  /// A name of several words: the terms of its rarest word, and those of the others.
  struct Name {
    std::size_t level = 0;
    std::vector<Term> terms;
    std::vector<std::vector<PostingCursor>> others;
    std::unique_ptr<PhraseMatcher> matcher;
  };
  using Counted = std::vector<std::pair<DocumentNumber, std::uint32_t>>;

  void add_name(const TermGroup::Member& member, const Segment& segment, Analyzer& analyzer);
  void set_bounds(const Segment& segment, const std::vector<double>& most);
  void note(WindowBits& bits, DocumentNumber document, std::size_t level, std::uint32_t count) {
    const DocumentNumber offset = document - begin_;
    set_bit(bits, offset);
    sums_[offset] = (sums_[offset] + count) | std::uint32_t{1} << (kLevelShift + level);
  }
  /// Documents of the window among `bits` that have all words of a name, ascending, with the counts
  /// of the rarest one.
  const Counted& read_name(Name& name, DocumentNumber begin, const WindowBits& bits);

  const TermGroup& group_;
  double scale_;
  double average_length_;
  std::size_t levels_;
  std::vector<Term> terms_;
  std::vector<Name> names_;
  double max_score_ = 0;
  std::uint64_t postings_ = 0;
  Counted counted_;                         // of read_name()
  std::vector<DocumentNumber> candidates_;  // of read_name()

  // Of the window: how often a document has any of the terms, and a bit for each level it has.
  static constexpr unsigned kLevelShift = 24;
  static constexpr std::uint32_t kCountMask = (std::uint32_t{1} << kLevelShift) - 1;
  static constexpr std::size_t kCounts = 64;  // more is as good as any number
  DocumentNumber begin_ = 0;
  std::array<std::uint32_t, kWindow> sums_{};
  std::uint32_t no_level_;       // the bit behind the last level
  std::vector<double> at_most_;  // by best level and sum: the score of the shortest document
};

}  // namespace tropa::search
