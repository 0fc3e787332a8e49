#include "match/hit_counter.hpp"

#include "match/matcher.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace tropa::search {
namespace {

// Of documents that are too many to be looked at, so many are, and tell how many are hits.
constexpr std::size_t kSample = 200;

std::uint64_t mixed_with(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93U;
}

}  // namespace

std::uint64_t rounded_estimate(double expected, std::uint64_t counted, std::uint64_t all) {
  double unit = 1;
  while (expected / unit >= 100) unit *= 10;
  const auto rounded = static_cast<std::uint64_t>(std::round(expected / unit) * unit);
  return std::clamp(rounded, std::min(counted, all), all);
}

void HitCounter::add_unsure(std::uint32_t segment, DocumentNumber document, std::uint32_t length,
                            double at_most, std::span<const std::uint32_t> row) {
  ++unsure_count_;
  const std::uint64_t mixed =
      mixed_with(mixed_with(0, length), std::bit_cast<std::uint64_t>(at_most));
  if (mixed > largest_) return;
  unsure_.push_back({mixed, segment, document, length, cells_.size(), row.size()});
  cells_.insert(cells_.end(), row.begin(), row.end());
  if (unsure_.size() <= std::max({thin_from_, count_to_, 2 * kSample})) return;
  thin_out();
  thin_from_ = 2 * unsure_.size();
}

// Keeps those with the smallest numbers; all of equal ones, so that the layout decides nothing.
void HitCounter::thin_out() {
  if (unsure_count_ <= count_to_ || unsure_.size() <= kSample) return;
  const auto last = unsure_.begin() + kSample - 1;
  std::ranges::nth_element(unsure_, last, {}, &Unsure::mixed);
  largest_ = last->mixed;
  std::erase_if(unsure_, [&](const Unsure& one) { return one.mixed > largest_; });
  std::vector<std::uint32_t> kept;
  for (Unsure& one : unsure_) {
    const auto row = cells_.begin() + static_cast<std::ptrdiff_t>(one.row);
    one.row = kept.size();
    kept.insert(kept.end(), row, row + one.cells);
  }
  cells_ = std::move(kept);
}

// How many of those that are kept match.
std::uint64_t HitCounter::verify(std::span<SegmentMatcher> segments) {
  std::ranges::sort(unsure_, {},
                    [](const Unsure& one) { return std::pair(one.segment, one.document); });
  std::uint64_t right = 0;
  for (std::size_t at = 0; at < unsure_.size(); ++at) {
    const Unsure& one = unsure_[at];
    SegmentMatcher& segment = segments[one.segment];
    if (at + SegmentMatcher::kAhead < unsure_.size()) {
      const Unsure& later = unsure_[at + SegmentMatcher::kAhead];
      segments[later.segment].expect(later.document);
    }
    std::uint32_t* const row = &cells_[one.row];
    segment.verify(one.document, row);
    if (segment.score(row, one.length, false).matches) ++right;
  }
  return right;
}

HitCounter::Count HitCounter::count(std::span<SegmentMatcher> segments) {
  if (!is_counting()) return {rounded_estimate(expected_, count_to_ + 1, all_), false};
  const bool is_exact = unsure_count_ <= count_to_;
  if (!is_exact) thin_out();
  const auto looked_at = static_cast<double>(unsure_.size());
  const std::uint64_t right = verify(segments);
  if (is_exact) return {sure_ + right, true};
  const double share = static_cast<double>(right) / std::max(1.0, looked_at);
  const double expected = static_cast<double>(sure_) + share * static_cast<double>(unsure_count_);
  return {rounded_estimate(expected, sure_, all_), false};
}

}  // namespace tropa::search
