// The databases of a search, local and on other machines, opened as one. Knows which part is where
// and which does not answer; knows nothing of queries.
#pragma once

#include "tropa/result.hpp"

#include <xapian.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace tropa::search {

/// How long a machine may be silent. Two of these are less than the three seconds in which a dead
/// one must be named.
inline constexpr std::chrono::milliseconds kPatience{1400};

/// A remote database is asked anew after this time, so that what its indexer published since is
/// found, and one that was dead is tried again.
inline constexpr std::chrono::seconds kRemoteAge{10};

/// Not thread-safe, as Xapian's databases are not.
class Databases {
 public:
  Databases() = default;
  /// `names` are what --db takes: index directories, xapian://host:port, lists of them. With
  /// `partial`, what does not open is left out, as long as something does.
  Databases(std::vector<std::string> names, std::string fingerprint, bool partial);

  /// Opens everything anew. Errors: kNoIndex, kDamaged, kUsage; kIo with the name of a machine that
  /// does not answer.
  Result<void> open();

  /// Before a search: has everything seen what was committed since? Opens anew what is old.
  Result<void> refresh();

  const Xapian::Database& all() const { return all_; }
  bool has_remote() const { return has_remote_; }

  /// Sentences about the parts that were left out.
  const std::vector<std::string>& warnings() const { return warnings_; }

  /// Body terms under a key of the vocabulary table, of all parts, sorted.
  std::vector<std::string> vocabulary(const std::string& key) const;

 private:
  std::vector<std::string> names_;
  std::string fingerprint_;
  bool partial_ = false;
  Xapian::Database all_;
  std::vector<Xapian::Database> parts_;  // what `all_` is made of: metadata is kept by each alone
  bool has_remote_ = false;
  std::vector<std::string> warnings_;
  std::chrono::steady_clock::time_point opened_{};
};

}  // namespace tropa::search
