#include "segments/segment_builder.hpp"

#include "catch_xapian.hpp"
#include "segments/merge_policy.hpp"

#include <algorithm>

namespace tropa {
namespace {

// Writing is a quarter of the work, so two keep up with six that read and analyse, and what they
// hold is what a crash loses.
constexpr unsigned kMostWriters = 2;

// While one merges many large segments, which takes long, the other merges what is new.
constexpr std::size_t kMergers = 2;

// Segments that are being merged are still there for readers; so many times the limit may be seen.
constexpr std::size_t kMostWhileMerging = 2;

}  // namespace

SegmentBuilder::SegmentBuilder(SegmentList& list, unsigned workers, std::size_t most_segments)
    : list_(list),
      workers_(std::clamp(workers == 0 ? std::thread::hardware_concurrency() : workers, 1U,
                          kMostWriters)),
      most_segments_(most_segments) {}

SegmentBuilder::~SegmentBuilder() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

Result<void> SegmentBuilder::add(Batch batch) {
  // Most runs add nothing, and then need no threads.
  if (threads_.empty()) {
    for (std::size_t count = 0; count < workers_; ++count)
      threads_.emplace_back([this] { write(); });
    for (std::size_t count = 0; count < kMergers; ++count) {
      threads_.emplace_back([this] { merge(); });
    }
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return error_ || waiting_.size() + writing_ < workers_; });
  if (error_) return *error_;
  resting_ = false;
  waiting_.push_back(std::move(batch));
  changed_.notify_all();
  return {};
}

Result<void> SegmentBuilder::wait_until_published() {
  std::unique_lock lock(mutex_);
  resting_ = true;
  changed_.notify_all();
  changed_.wait(lock,
                [this] { return merging_ == 0 && writing_ == 0 && (error_ || waiting_.empty()); });
  return state();
}

std::vector<std::string> SegmentBuilder::take() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (Published& segment : published_) names.push_back(std::move(segment.name));
  published_.clear();
  return names;
}

Result<void> SegmentBuilder::state() const {
  return error_ ? Result<void>(*error_) : Result<void>();
}

void SegmentBuilder::fail(const Error& error) {
  if (!error_) error_ = error;
}

/// Body of a writing thread.
void SegmentBuilder::write() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || error_ || !waiting_.empty(); });
    if (error_ || waiting_.empty()) return;
    Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    ++writing_;
    changed_.notify_all();
    lock.unlock();
    const Result<void> done = catch_xapian([&] { return publish_one(std::move(batch)); });
    lock.lock();
    --writing_;
    if (!done) fail(done.error());
    changed_.notify_all();
  }
}

Result<void> SegmentBuilder::publish_one(Batch batch) {
  const std::uint64_t size = batch.articles.size();
  const std::string name = list_.fresh_name();
  if (Result<void> written = write_segment(batch, list_.path_of(name)); !written) return written;
  std::unique_lock lock(mutex_);
  // Readers would pay for every segment more: the merging has to catch up first.
  changed_.wait(lock, [this] {
    return stopping_ || error_ || published_.size() < kMostWhileMerging * most_segments_;
  });
  if (error_) return {};
  // Under the mutex, so that the segments that are counted are those that readers see.
  if (Result<void> published = list_.publish(name, {}); !published) return published;
  published_.push_back({.name = name, .size = size});
  changed_.notify_all();
  return {};
}

/// What the policy says of the segments that no other thread merges.
std::vector<SegmentBuilder::Published> SegmentBuilder::take_for_merging() {
  std::vector<std::size_t> free;
  std::vector<std::uint64_t> sizes;
  for (std::size_t at = 0; at < published_.size(); ++at) {
    if (published_[at].is_merging) continue;
    free.push_back(at);
    sizes.push_back(published_[at].size);
  }
  std::vector<Published> chosen;
  for (const std::size_t at : choose_merge(sizes, most_segments_)) {
    published_[free[at]].is_merging = true;
    chosen.push_back(published_[free[at]]);
  }
  return chosen;
}

/// Body of a merging thread.
void SegmentBuilder::merge() {
  std::unique_lock lock(mutex_);
  while (true) {
    std::vector<Published> chosen;
    changed_.wait(lock, [&] {
      // Once everything is published the segments may be taken at any moment, so that nothing may
      // begin then; before, a writer may be waiting for room.
      if (!stopping_ && (!resting_ || writing_ > 0)) chosen = take_for_merging();
      return stopping_ || error_ || !chosen.empty();
    });
    if (stopping_ || error_) return;
    ++merging_;
    lock.unlock();
    const Result<void> done = catch_xapian([&] { return publish_merged(chosen); });
    lock.lock();
    --merging_;
    if (!done) fail(done.error());
    changed_.notify_all();
  }
}

Result<void> SegmentBuilder::publish_merged(const std::vector<Published>& retired) {
  std::vector<std::string> names;
  std::vector<std::filesystem::path> sources;
  std::uint64_t size = 0;
  for (const Published& segment : retired) {
    names.push_back(segment.name);
    sources.push_back(list_.path_of(segment.name));
    size += segment.size;
  }
  const std::string whole = list_.fresh_name();
  if (Result<void> done = merge_segments(sources, list_.path_of(whole)); !done) return done;
  const std::lock_guard lock(mutex_);
  if (Result<void> done = list_.publish(whole, names); !done) return done;
  std::erase_if(published_, [&](const Published& segment) {
    return std::ranges::find(names, segment.name) != names.end();
  });
  published_.push_back({.name = whole, .size = size});
  return {};
}

}  // namespace tropa
