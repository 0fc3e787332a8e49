// The policy of merging, on numbers alone.
#include "segments/merge_policy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace tropa;

namespace {

using Sizes = std::vector<std::uint64_t>;

/// Merges until nothing is worth it; returns how many articles were copied.
std::uint64_t merge_all(Sizes& sizes, std::size_t most = kMostSegments) {
  std::uint64_t copied = 0;
  for (auto chosen = choose_merge(sizes, most); !chosen.empty();
       chosen = choose_merge(sizes, most)) {
    std::uint64_t sum = 0;
    std::ranges::sort(chosen, std::greater());
    for (const std::size_t at : chosen) {
      sum += sizes[at];
      sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(at));
    }
    sizes.push_back(sum);
    copied += sum;
  }
  return copied;
}

}  // namespace

TEST_CASE("the smallest segments are merged, when there are too many and not before") {
  CHECK(choose_merge({}).empty());
  CHECK(choose_merge(Sizes(kMostSegments - 1, 1000)).empty());
  CHECK(choose_merge(Sizes(kMostSegments, 1000)).size() == kMostSegments);
  Sizes sizes{1000, 900, 50'000, 1000, 1000, 800, 1000, 90'000};
  merge_all(sizes, 8);
  CHECK(sizes == Sizes{50'000, 90'000, 5700});
}

TEST_CASE("a long run never has many segments, and copies each article a few times") {
  constexpr std::uint64_t kBatch = 333;
  struct Row {
    std::uint64_t articles;
    std::size_t most_segments;
    double copies;  // at most, with the writing and the last merge to one
  };
  for (const Row& row :
       {Row{10'000, kMostSegments, 2.1}, Row{100'000, kMostSegments, 3.1},
        Row{1'000'000, kMostSegments, 4.1}, Row{50'000, kMostSegmentsOfShard, 4.9}}) {
    CAPTURE(row.articles);
    Sizes sizes;
    std::uint64_t copied = 0;
    std::uint64_t done = 0;
    for (; done < row.articles; done += kBatch) {
      sizes.push_back(kBatch);
      CHECK(sizes.size() <= row.most_segments);
      copied += merge_all(sizes, row.most_segments);
      CHECK(sizes.size() < row.most_segments);
    }
    CHECK(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}) == done);
    CHECK(static_cast<double>(copied + 2 * done) <= row.copies * static_cast<double>(done));
  }
}

TEST_CASE("few articles go into the segment itself, many get one of their own") {
  CHECK(should_update_in_place(10, 0));
  CHECK(should_update_in_place(100, 1000));
  CHECK_FALSE(should_update_in_place(500, 1000));
  CHECK(should_update_in_place(700, 100'000));
  CHECK_FALSE(should_update_in_place(5000, 100'000));
}
