// The scorer of a group of terms. Reads the postings of every term once a window, and counts.
#pragma once

#include "match/scorer.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tropa::search {

class GroupScorer : public Scorer {
 public:
  GroupScorer(const Clause& clause, const Segment& segment, double average_length,
              Analyzer& analyzer);

  DocumentNumber seek(DocumentNumber from) override;
  void load(DocumentNumber begin, const WindowBits& wanted, bool exact) override;
  void end_windows() override;
  void add_bounds(std::span<const DocumentNumber> offsets, const std::uint32_t* lengths,
                  WindowScores& bounds) const override;
  double max_score() const override { return max_score_; }
  const WindowBits& repeated() const override { return repeated_; }
  double max_single() const override { return max_single_; }
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
  using Counted = std::vector<std::pair<DocumentNumber, std::uint32_t>>;
  /// A name of several words: the terms of its rarest word, and those of the others.
  struct Name {
    std::size_t level = 0;
    std::vector<Term> terms;
    std::vector<std::vector<PostingCursor>> others = {};
    const PhraseClause* clause = nullptr;
    std::vector<std::uint32_t> all_terms = {};  // of each slot, for PhraseClause::may_stand()
    std::unique_ptr<PhraseMatcher> matcher = nullptr;
    Counted counted = {};  // what read_name() found
  };

  void add_name(const TermGroup::Member& member, const Segment& segment, Analyzer& analyzer);
  void set_bounds(const Segment& segment, const std::vector<double>& most);
  /// `counts`: of a level.
  void note(WindowBits& bits, std::uint32_t* counts, DocumentNumber offset, std::uint32_t count) {
    const std::uint64_t bit = std::uint64_t{1} << (offset % 64);
    std::uint64_t& found = bits[offset / 64];
    repeated_[offset / 64] |= count > 1 ? bit : found & bit;
    found |= bit;
    counts[offset] += count;
  }
  template <typename CountAt>
  void add_bounds(std::span<const DocumentNumber> offsets, const std::uint32_t* lengths,
                  WindowScores& bounds, CountAt&& count_at) const;
  /// Finds documents of the window among `bits` that have all words of a name and may have them in
  /// a row, ascending, with the counts of the rarest one.
  void read_name(Name& name, DocumentNumber begin, const WindowBits& bits);
  void keep_those_with(std::vector<PostingCursor>& word, DocumentNumber begin, Counted& counted);
  void rule_out(Name& name);
  void fill_terms(Rows& rows, std::size_t cell);
  void look_up_terms(Rows& rows, std::size_t cell);

  const TermGroup& group_;
  double scale_;
  double average_length_;
  std::size_t levels_;
  std::vector<Term> terms_;
  std::vector<Name> names_;
  double max_score_ = 0;
  std::uint64_t postings_ = 0;
  std::optional<SlotReader> neighbours_;    // when there are names
  std::vector<DocumentNumber> candidates_;  // of read_name()

  static constexpr std::size_t kCounts = 64;  // more is as good as any number
  std::vector<double> at_most_;  // by level and count: what the shortest document gets for it
  double max_single_ = 0;

  // Of the window.
  std::size_t size_;
  DocumentNumber begin_ = PostingCursor::kEnd;
  bool has_names_ = false;             // read_name() was asked for all documents that are wanted
  std::vector<std::uint32_t> counts_;  // of the terms of each level in each document
  std::vector<std::uint32_t> named_;   // the same of names, which may not stand
  WindowBits repeated_{};
};

}  // namespace tropa::search
