// How many hits a query has: counted as far as that is cheap, else estimated, and always the same
// number for the same index, whatever its layout and whatever page was asked for.
#pragma once

#include "match/segment_matcher.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tropa::search {

class HitCounter {
 public:
  /// Hits beyond `count_to` are not counted but `expected`; nothing is counted when `at_least` so
  /// many are sure to be there.
  HitCounter(std::size_t count_to, std::uint64_t at_least, double expected, std::uint64_t all)
      : count_to_(count_to), at_least_(at_least), expected_(expected), all_(all) {}

  /// Whether it still wants to see every document that may match.
  bool is_counting() const { return std::max(sure_, at_least_) <= count_to_; }

  /// A window's documents that match, however phrases stand.
  void add_sure(std::uint64_t documents) { sure_ += documents; }

  /// A document that matches if its phrases stand, with its row as the postings have it and what it
  /// scores then.
  void add_unsure(std::uint32_t segment, DocumentNumber document, std::uint32_t length,
                  double at_most, std::span<const std::uint32_t> row);

  struct Count {
    std::uint64_t total = 0;
    bool is_exact = true;
  };
  Count count(std::span<SegmentMatcher> segments);

 private:
  struct Unsure {
    std::uint64_t mixed = 0;  // orders them at random, in any layout of the index alike
    std::uint32_t segment = 0;
    DocumentNumber document = 0;
    std::uint32_t length = 0;
    std::size_t row = 0;  // where it begins in cells_
    std::size_t cells = 0;
  };
  void thin_out();
  std::uint64_t verify(std::span<SegmentMatcher> segments);

  std::size_t count_to_;
  std::uint64_t at_least_;
  double expected_;
  std::uint64_t all_;
  std::uint64_t sure_ = 0;
  std::uint64_t unsure_count_ = 0;
  std::vector<Unsure> unsure_;  // all of them, or a sample when they are too many
  std::vector<std::uint32_t> cells_;
  std::size_t thin_from_ = 0;  // so many are thinned out next
  std::uint64_t largest_ = std::numeric_limits<std::uint64_t>::max();  // `mixed` of the sample
};

}  // namespace tropa::search
