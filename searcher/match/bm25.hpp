// BM25, the one place that weighs how often a word is in an article. Its idf is the business of
// statistics.
#pragma once

#include "words/weights.hpp"

#include <algorithm>
#include <cstdint>

namespace tropa::search {

/// How much the length of an article dampens counts; 0.5 is the least that counts as long, as in
/// Xapian.
inline double length_norm(std::uint32_t length, double average_length) {
  const double relative = average_length > 0 ? length / average_length : 0;
  return expand::kBm25K1 * (1 - expand::kBm25B + expand::kBm25B * std::max(0.5, relative));
}

/// From 0 to 1, to be multiplied by idf and k1 + 1.
inline double bm25(double count, double length_norm) {
  return count / (length_norm + count);
}

}  // namespace tropa::search
