// Batches of new articles -> published segments, on threads: some write segments, one folds small
// ones into larger ones behind them. Touches only segments of its own making; whatever is in the
// index before is none of its business.
#pragma once

#include "index/segment_list.hpp"
#include "segments/segment_writer.hpp"
#include "tropa/result.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tropa {

/// Used from one thread. Segments come in no particular order: each is whole in itself, and what a
/// crash leaves out the next run adds.
class Bulk {
 public:
  Bulk(SegmentList& list, unsigned workers);
  /// Publishes what was added, unless there was an error.
  ~Bulk();
  Bulk(const Bulk&) = delete;
  Bulk& operator=(const Bulk&) = delete;

  /// Waits while every thread has a batch already. The first error of any batch ends everything: it
  /// is returned here and ever after.
  Result<void> add(Batch batch);

  /// Waits until everything is published. Nobody folds then, until the next add().
  Result<void> settle();

  /// The names of the segments published since the last call, now the caller's. Only when settled.
  std::vector<std::string> take();

 private:
  struct Made {
    std::string name;
    std::uint64_t size = 0;
  };

  void write();
  void fold();
  Result<void> publish_one(Batch batch);
  Result<void> publish_fold(const std::vector<Made>& retired);
  std::vector<std::size_t> chosen_for_folding() const;
  void fail(const Error& error);
  Result<void> state() const;

  SegmentList& list_;
  const std::size_t workers_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::size_t writing_ = 0;
  bool folding_ = false;
  bool resting_ = false;
  bool stopping_ = false;
  std::vector<Made> made_;
  std::optional<Error> error_;
  std::vector<std::thread> threads_;
};

}  // namespace tropa
