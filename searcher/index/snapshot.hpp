// One state of all databases of a search, which any number of threads read at once: segments of
// this machine, databases of other machines, and the statistics of both together. Knows nothing of
// queries.
#pragma once

#include "index/segment.hpp"

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tropa::search {

/// Databases of which one is on another machine. Xapian's matcher searches them all, also those of
/// this machine, for one thread at a time.
struct RemoteDatabases {
  Xapian::Database all;
  std::vector<Xapian::Database> parts;  // vocabulary is kept by each alone
  std::mutex mutex;                     // held by who uses `all` or `parts`
};

/// Thread-safe. Everything that reads throws Xapian errors.
class Snapshot {
 public:
  /// `remote` instead of segments when a database is on another machine.
  Snapshot(std::vector<std::shared_ptr<const Segment>> segments,
           std::unique_ptr<RemoteDatabases> remote, std::vector<std::string> warnings,
           std::shared_ptr<IndexCache> cache);

  const std::vector<std::shared_ptr<const Segment>>& segments() const { return segments_; }
  RemoteDatabases* remote() const { return remote_.get(); }  // nullptr when all is here

  std::uint64_t documents() const { return documents_; }
  double average_length() const { return average_length_; }
  std::uint64_t frequency(const std::string& term) const;

  /// Sentences about databases that were left out, or of which not all is known.
  const std::vector<std::string>& warnings() const { return warnings_; }

  /// Body terms of the vocabulary table under all keys that begin so, sorted; of each database at
  /// most `most`.
  std::shared_ptr<const std::vector<std::string>> vocabulary(const std::string& key_prefix,
                                                             std::size_t most) const;

  /// Terms that begin so with their frequencies, in the order of their bytes, up to `most` of each
  /// database that `is_wanted` takes.
  struct TermFrequency {
    std::string term;
    std::uint64_t documents = 0;
  };
  template <typename Wanted>
  std::vector<TermFrequency> terms(const std::string& beginning, std::size_t most,
                                   Wanted&& is_wanted) const;

 private:
  /// Calls use(database) for each database, one after the other.
  template <typename Use>
  void for_each_database(Use&& use) const;
  static void join(std::vector<TermFrequency>& terms);

  std::vector<std::shared_ptr<const Segment>> segments_;
  std::unique_ptr<RemoteDatabases> remote_;
  std::vector<std::string> warnings_;
  std::shared_ptr<IndexCache> cache_;
  std::uint32_t owner_;
  std::uint64_t documents_ = 0;
  double average_length_ = 0;
};

template <typename Use>
void Snapshot::for_each_database(Use&& use) const {
  if (remote_) {
    const std::lock_guard lock(remote_->mutex);
    for (const Xapian::Database& part : remote_->parts) use(part);
    return;
  }
  for (const auto& segment : segments_) {
    const auto database = segment->database();
    use(*database);
  }
}

template <typename Wanted>
std::vector<Snapshot::TermFrequency> Snapshot::terms(const std::string& beginning, std::size_t most,
                                                     Wanted&& is_wanted) const {
  std::vector<TermFrequency> found;
  for_each_database([&](const Xapian::Database& database) {
    std::size_t left = most;
    const auto end = database.allterms_end(beginning);
    for (auto i = database.allterms_begin(beginning); i != end && left > 0; ++i) {
      std::string term = *i;
      if (!is_wanted(term)) continue;
      found.push_back({std::move(term), i.get_termfreq()});
      --left;
    }
  });
  join(found);
  return found;
}

}  // namespace tropa::search
