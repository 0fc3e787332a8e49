// One line at the bottom of a terminal that says how far a run is. Never used when standard error
// is anything else.
#pragma once

#include "tropa/indexer.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace tropa::program {

/// "1200 of 10000 files, 3.1 MiB of 26.0 MiB, 2.1 MiB/s, 0:11 left; 1180 added, 20 unchanged"
std::string progress_text(const IndexProgress& progress, double bytes_per_second);

class ProgressLine {
 public:
  /// Shown at most five times a second, so it may be called for every article.
  void show(const IndexProgress& progress);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  struct Moment {
    Clock::time_point time;
    std::uint64_t bytes;
  };
  Clock::time_point last_{};
  std::deque<Moment> moments_;  // of the last seconds: files that did not change pass in no time
  bool shown_ = false;
};

}  // namespace tropa::program
