// The policy of folding, on numbers alone.
#include "segments/merge_policy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace tropa;

namespace {

using Sizes = std::vector<std::uint64_t>;

/// Folds until nothing is worth it; returns how many articles were copied.
std::uint64_t fold_all(Sizes& sizes) {
  std::uint64_t copied = 0;
  for (auto chosen = choose_merge(sizes); !chosen.empty(); chosen = choose_merge(sizes)) {
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

TEST_CASE("the smallest segments are folded, when there are too many and not before") {
  CHECK(choose_merge({}).empty());
  CHECK(choose_merge(Sizes(kMostSegments - 1, 1000)).empty());
  CHECK(choose_merge(Sizes(kMostSegments, 1000)).size() == kMostSegments);
  Sizes sizes{1000, 900, 50'000, 1000, 1000, 800, 1000, 90'000};
  fold_all(sizes);
  CHECK(sizes == Sizes{50'000, 90'000, 5700});
}

TEST_CASE("a long run never has many segments, and copies each article a few times") {
  for (const std::uint64_t articles : {10'000U, 100'000U, 1'000'000U}) {
    CAPTURE(articles);
    Sizes sizes;
    std::uint64_t copied = 0;
    for (std::uint64_t done = 0; done < articles; done += 1000) {
      sizes.push_back(1000);
      CHECK(sizes.size() <= kMostSegments);
      copied += fold_all(sizes);
      CHECK(sizes.size() < kMostSegments);
    }
    CHECK(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}) == articles);
    CHECK(copied < (articles > 100'000 ? 6 : 3) * articles);
  }
}

TEST_CASE("few articles go into the segment itself, many get one of their own") {
  CHECK(should_update_in_place(10, 0));
  CHECK(should_update_in_place(100, 1000));
  CHECK_FALSE(should_update_in_place(500, 1000));
  CHECK(should_update_in_place(700, 100'000));
  CHECK_FALSE(should_update_in_place(5000, 100'000));
}
