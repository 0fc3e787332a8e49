// Batches of new articles -> published segments, on threads: some write segments, others merge
// small ones into larger ones behind them. Touches only segments of its own making; whatever is in
// the index before is none of its business.
#pragma once

#include "segments/segment_list.hpp"
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
class SegmentBuilder {
 public:
  SegmentBuilder(SegmentList& list, unsigned workers, std::size_t most_segments);
  /// Publishes what was added, unless there was an error.
  ~SegmentBuilder();
  SegmentBuilder(const SegmentBuilder&) = delete;
  SegmentBuilder& operator=(const SegmentBuilder&) = delete;

  /// Waits while every thread has a batch already. The first error of any batch ends everything: it
  /// is returned here and ever after.
  Result<void> add(Batch batch);

  /// Waits until everything is published. Nothing is merged then, until the next add().
  Result<void> wait_until_published();

  /// The names of the segments published since the last call, now the caller's. Only when
  /// everything is published.
  std::vector<std::string> take();

 private:
  struct Published {
    std::string name;
    std::uint64_t size = 0;
    bool is_merging = false;
  };

  void write();
  void merge();
  Result<void> publish_one(Batch batch);
  Result<void> publish_merged(const std::vector<Published>& retired);
  std::vector<Published> take_for_merging();
  void fail(const Error& error);
  Result<void> state() const;

  SegmentList& list_;
  const std::size_t workers_;
  const std::size_t most_segments_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::size_t writing_ = 0;
  std::size_t merging_ = 0;  // merges that go on
  bool resting_ = false;
  bool stopping_ = false;
  std::vector<Published> published_;
  std::optional<Error> error_;
  std::vector<std::thread> threads_;
};

}  // namespace tropa
