// Index directories -> one Xapian database to search. Notices by itself when a writer has published
// something, and starts again when a segment went away between reading the manifest and opening it.
#pragma once

#include "tropa/result.hpp"

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tropa::search {

/// Not thread-safe. Needs no lock: a reader that has a segment open keeps its files, also when the
/// writer has deleted their names.
class OpenIndex {
 public:
  /// `fingerprint` is that of our dictionaries. Nothing is opened before refresh().
  OpenIndex(std::vector<std::string> paths, std::string fingerprint);

  /// Opens, or brings up to date with the least work: nothing when nothing was published. Errors:
  /// kNoIndex, kDamaged, kIo.
  Result<void> refresh();

  /// After an error from the database: the next refresh() opens everything anew.
  void forget() { manifests_.clear(); }

  const Xapian::Database& database() const { return database_; }

 private:
  /// What tells one manifest from the next: each is a new file.
  struct Stamp {
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  static std::optional<Stamp> stamp_of(const std::string& path);
  std::vector<std::optional<Stamp>> stamps() const;
  Result<void> open();

  std::vector<std::string> paths_;
  std::string fingerprint_;
  std::vector<std::optional<Stamp>> manifests_;  // of what is open
  Xapian::Database database_;
};

}  // namespace tropa::search
