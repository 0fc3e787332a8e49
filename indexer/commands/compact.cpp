// Everything an index has, written once more without gaps: after many changes, and before it is
// served to other machines or kept for years. Readers are not disturbed.
#include "catch_xapian.hpp"
#include "index/index_directory.hpp"
#include "index/wait_for_writer.hpp"
#include "segments/segment_list.hpp"
#include "segments/segment_readers.hpp"
#include "segments/segment_writer.hpp"
#include "tropa/indexer.hpp"

#include <system_error>

namespace tropa {
namespace {

Result<std::uint64_t> merge_all(const std::filesystem::path& index) {
  const Result<schema::Manifest> manifest = schema::read_manifest(index);
  if (!manifest) return manifest.error();
  remove_unnamed_segments(index, manifest->segments);
  SegmentList list(index, *manifest);
  const std::string whole = list.fresh_name();
  std::vector<std::filesystem::path> sources;
  for (const std::string& name : manifest->segments) sources.push_back(list.path_of(name));
  Result<void> done = merge_segments(sources, list.path_of(whole));
  if (done) done = list.publish(whole, manifest->segments);
  if (!done) {
    // Unless the manifest that names it was written, and only flushing it failed.
    const Result<schema::Manifest> now = schema::read_manifest(index);
    if (now) remove_unnamed_segments(index, now->segments);
    return done.error();
  }
  return size_of_segment(list.path_of(whole));
}

}  // namespace

Result<std::uint64_t> compact_index(const std::filesystem::path& database,
                                    std::chrono::milliseconds wait) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    if (const auto manifest = schema::read_manifest(database); !manifest) return manifest.error();
    const auto lock = while_locked(wait, [&] { return DirectoryLock::take(database); });
    if (!lock) return lock.error();
    return merge_all(database);
  });
}

}  // namespace tropa
