// The scorer of a filter: a set of documents that is made once and kept.
#pragma once

#include "match/scorer.hpp"

#include <memory>

namespace tropa::search {

class FilterScorer : public Scorer {
 public:
  FilterScorer(const Filter& filter, const Segment& segment);

  DocumentNumber seek(DocumentNumber from) override;
  void load(DocumentNumber begin, const WindowBits& wanted, bool exact) override;
  void add_bounds(std::span<const DocumentNumber>, const std::uint32_t*,
                  WindowScores&) const override {}
  double max_score() const override { return 0; }
  std::uint64_t postings() const override { return 0; }
  std::size_t cells() const override { return 1; }
  void fill(Rows& rows, std::size_t cell) override;
  Score score(const std::uint32_t* cells, std::uint32_t, bool) const override {
    return {cells[0] != 0, 0};
  }
  bool is_unverified(const std::uint32_t*) const override { return false; }
  void verify(DocumentNumber, std::uint32_t*, PositionsReader&) override {}

 private:
  std::shared_ptr<const DocumentSet> set_;
};

}  // namespace tropa::search
