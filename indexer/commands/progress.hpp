// How far a run is, told to whoever asked. Counts; prints nothing and knows no clock.
#pragma once

#include "tropa/indexer.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

namespace tropa {

/// Used from the thread of the run alone.
class ProgressMeter {
 public:
  explicit ProgressMeter(std::function<bool(const IndexProgress&)> listener)
      : listener_(std::move(listener)) {}

  void expect(std::size_t files, std::uint64_t bytes) {
    progress_.files_total = files;
    progress_.bytes_total = bytes;
  }
  void read(std::uint64_t bytes) { progress_.bytes_done += bytes; }
  void file_done() { ++progress_.files_done; }

  /// Asks the listener, once it has said no, never again.
  void tell(const IndexReport& report) {
    if (!listener_ || stopped_) return;
    progress_.added = report.added;
    progress_.updated = report.updated;
    progress_.unchanged = report.unchanged;
    progress_.skipped = report.skipped.size();
    stopped_ = !listener_(progress_);
  }
  bool stopped() const { return stopped_; }

 private:
  std::function<bool(const IndexProgress&)> listener_;
  IndexProgress progress_;
  bool stopped_ = false;
};

}  // namespace tropa
