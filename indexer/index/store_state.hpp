// What a store holds while it is open, and the ways an article goes: into the batch that becomes a
// segment, into a segment that has it already, or, when its segment is still being written, into
// the rewrites that wait for that. Only store.cpp and store_state.cpp see it.
#pragma once

#include "index/index_directory.hpp"
#include "index/store.hpp"
#include "segments/live_segments.hpp"
#include "segments/segment_builder.hpp"
#include "segments/segment_list.hpp"
#include "terms/hash_set.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tropa {

struct Store::State {
  using Clock = std::chrono::steady_clock;

  State(std::filesystem::path given, schema::Manifest manifest, DirectoryLock taken,
        const StoreOptions& asked);
  ~State();

  /// Runs work that writes; a failure ends this store, an exception too.
  template <typename Work>
  auto write(Work&& work) -> decltype(work()) {
    if (broken) {
      return Error{Code::kIo, "the index '" + directory.string() + "' failed before",
                   "what was committed is kept; run this again"};
    }
    broken = true;
    auto result = std::forward<Work>(work)();
    broken = !result;
    return result;
  }

  Result<void> open_segments();

  static std::uint64_t key_of(std::string_view id) {
    return schema::hash_of(schema::document_key(id));
  }
  bool has_put(std::uint64_t key) const { return put_ids.contains(key) && !left_ids.contains(key); }

  /// The one place that decides where an article goes. True when it replaces another.
  Result<bool> put(IndexedDocument indexed, DocumentNumber number);
  Result<void> replace(DocumentNumber number, const IndexedDocument& indexed);
  void add_to_batch(IndexedDocument indexed, std::uint64_t key);
  void add_rewrite(IndexedDocument indexed, std::uint64_t key);

  /// After every change: begins what is due.
  Result<void> count_one();
  /// Hands the batch over, without waiting for it.
  Result<void> submit();
  /// Makes everything that is on its way findable.
  Result<void> open_published();
  Result<void> flush_rewrites();
  Result<void> commit();
  /// Merges what is open from place `from` on into one.
  Result<void> merge(std::size_t from);

  const std::filesystem::path directory;
  const StoreOptions options;
  DirectoryLock lock;
  SegmentList list;
  std::optional<SegmentBuilder> builder;
  LiveSegments segments;
  std::size_t main_segment = 0;  // the largest one
  std::size_t at_opening = 0;    // the first segments of `segments`: their numbers are in use

  Batch batch;
  std::size_t batch_bytes = 0;
  std::unordered_map<std::uint64_t, std::size_t> in_batch;  // by id
  HashSet put_ids;                                          // since the opening
  std::unordered_set<std::uint64_t> left_ids;               // of these, removed since
  std::vector<IndexedDocument> pending_rewrites;
  std::unordered_map<std::uint64_t, std::size_t> rewrite_of;
  std::size_t added = 0;       // articles, since the opening
  std::size_t in_builder = 0;  // articles in segments that are not in `segments`
  bool has_removed = false;    // since the last commit in place, perhaps
  bool is_dirty = false;       // something but states of files is not committed
  Clock::time_point last_commit = Clock::now();
  bool broken = false;
};

}  // namespace tropa
