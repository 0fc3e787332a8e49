// The names of databases -> a snapshot of what they hold now. Knows which database is where and
// which does not answer; knows nothing of queries.
#pragma once

#include "index/snapshot.hpp"
#include "tropa/result.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tropa::search {

/// How long a machine may be silent. Two of these are less than the three seconds in which a dead
/// one must be named.
inline constexpr std::chrono::milliseconds kPatience{1400};

/// A remote database is asked anew after this time, so that what its indexer published since is
/// found, and one that was dead is tried again.
inline constexpr std::chrono::seconds kRemoteAge{10};

/// Thread-safe. Needs no lock of files: a reader that has a segment open keeps its files, also when
/// the writer has deleted their names.
class Databases {
 public:
  /// `names` are what --db takes: index directories, xapian://host:port, lists of them. With
  /// `partial`, what does not open is left out, as long as something does.
  Databases(std::vector<std::string> names, std::string fingerprint, bool partial,
            std::shared_ptr<IndexCache> cache);

  /// What is published now. Costs a few system calls when nothing changed; segments that did not
  /// change are shared with the snapshot before. Errors: kNoIndex, kDamaged, kUsage; kIo with the
  /// name of a machine that does not answer.
  Result<std::shared_ptr<const Snapshot>> current();

  /// After an error from the databases of a snapshot: they are opened anew.
  void forget(const std::shared_ptr<const Snapshot>& snapshot);

 private:
  /// What tells one version of a file from the next: each is a new file.
  struct FileVersion {
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    friend bool operator==(const FileVersion&, const FileVersion&) = default;
  };
  static std::optional<FileVersion> version_of(const std::filesystem::path& file);

  /// The databases that the names lead to, and the versions of their manifests.
  struct Sources {
    std::vector<std::string> names;
    std::vector<std::optional<FileVersion>> manifests;
    friend bool operator==(const Sources&, const Sources&) = default;
  };
  Result<Sources> sources() const;
  bool is_unchanged(const Sources& now) const;

  /// A database of this machine with the version of the file that says which state it is in.
  struct LocalSegment {
    std::shared_ptr<const Segment> segment;
    std::optional<FileVersion> version;
  };
  struct Opened;
  Result<Opened> open_local(const std::string& name) const;
  LocalSegment open_segment(const std::filesystem::path& directory) const;
  Result<Opened> open_one(const std::string& name) const;
  Result<std::shared_ptr<const Snapshot>> open(const std::vector<std::string>& names);

  const std::vector<std::string> names_;
  const std::string fingerprint_;
  const bool partial_;
  const std::shared_ptr<IndexCache> cache_;

  std::mutex mutex_;  // of all below
  Sources seen_;      // when the snapshot was opened
  std::vector<LocalSegment> segments_;
  std::shared_ptr<const Snapshot> snapshot_;  // nullptr: open anew
  bool has_remote_ = false;
  std::chrono::steady_clock::time_point opened_{};
};

}  // namespace tropa::search
