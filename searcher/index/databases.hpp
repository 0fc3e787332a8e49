// The databases of a search, local and on other machines, opened as one. Knows which part is where
// and which does not answer; knows nothing of queries.
#pragma once

#include "tropa/result.hpp"

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
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

/// Not thread-safe, as Xapian's databases are not. Needs no lock: a reader that has a segment open
/// keeps its files, also when the writer has deleted their names.
class Databases {
 public:
  Databases() = default;
  /// `names` are what --db takes: index directories, xapian://host:port, lists of them. With
  /// `partial`, what does not open is left out, as long as something does.
  Databases(std::vector<std::string> names, std::string fingerprint, bool partial);

  /// Before a search: opens, or brings up to date with the least work, which is nothing when
  /// nothing was published. Errors: kNoIndex, kDamaged, kUsage; kIo with the name of a machine that
  /// does not answer.
  Result<void> refresh();

  /// After an error from the database: the next refresh() opens everything anew.
  void forget() { is_open_ = false; }

  const Xapian::Database& all() const { return all_; }
  const std::vector<Xapian::Database>& parts() const { return parts_; }
  /// Of the parts on this machine, by what Xapian calls each (get_uuid).
  const std::map<std::string, std::filesystem::path>& directories() const { return directories_; }
  bool has_remote() const { return has_remote_; }

  /// Another number whenever something may have changed since.
  std::uint64_t state() const { return state_; }

  /// Sentences about the parts that were left out, or of which not all is known.
  const std::vector<std::string>& warnings() const { return warnings_; }

  /// Body terms under a key of the vocabulary table, of all parts, sorted.
  std::vector<std::string> vocabulary(const std::string& key) const;

  /// The same for all keys that begin so; of each part at most `most` terms.
  std::vector<std::string> vocabulary_near(const std::string& beginning, std::size_t most) const;

 private:
  /// What tells one manifest from the next: each is a new file.
  struct Stamp {
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  /// The databases that the names lead to now, and their manifests.
  struct Look {
    std::vector<std::string> names;
    std::vector<std::optional<Stamp>> manifests;
    friend bool operator==(const Look&, const Look&) = default;
  };
  Result<Look> look() const;
  Result<void> open(const std::vector<std::string>& names);
  std::vector<std::string> entries(const std::string& prefix, std::size_t most) const;

  std::vector<std::string> names_;
  std::string fingerprint_;
  bool partial_ = false;
  bool is_open_ = false;
  Look seen_;  // when it was opened
  Xapian::Database all_;
  std::vector<Xapian::Database> parts_;  // what `all_` is made of: metadata is kept by each alone
  std::map<std::string, std::filesystem::path> directories_;
  bool has_remote_ = false;
  std::uint64_t state_ = 0;
  std::vector<std::string> warnings_;
  std::chrono::steady_clock::time_point opened_{};
};

}  // namespace tropa::search
