// The manifest of an index while a writer has it, and the one way to change which segments it
// names: whole and flushed ones, in one step. Does not know what segments hold.
#pragma once

#include "schema.hpp"
#include "tropa/result.hpp"

#include <filesystem>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace tropa {

Result<void> write_manifest(const std::filesystem::path& database,
                            const schema::Manifest& manifest);

/// Removes segments that the manifest does not name: remains of a writer that died, or of an error.
/// Only for the holder of the lock.
void remove_unnamed_segments(const std::filesystem::path& database,
                             std::span<const std::string> named);

/// Thread-safe. Its user holds the lock of the index.
class SegmentList {
 public:
  SegmentList(std::filesystem::path database, schema::Manifest manifest);

  schema::Manifest manifest() const;
  std::filesystem::path path_of(const std::string& name) const { return database_ / name; }

  /// A name that no segment of this index has, nor had since the writer began.
  std::string fresh_name();

  /// Readers see `added` (unless it is empty) and no longer `retired`, which is then deleted: who
  /// reads it has its files open, and who comes too late reads the manifest again.
  Result<void> publish(const std::string& added, std::span<const std::string> retired);

  /// Everything but the segments.
  Result<void> set_roots(const std::vector<schema::Manifest::Root>& roots);

 private:
  const std::filesystem::path database_;
  mutable std::mutex mutex_;
  schema::Manifest manifest_;
  unsigned long last_number_ = 0;
};

}  // namespace tropa
