// One store, or one for each month: to a run they look alike. Sends an article to the shard of its
// date and takes it out of the one it was in; what a store does with it is store.cpp's.
#pragma once

#include "index/index_directory.hpp"
#include "index/store.hpp"
#include "tropa/indexer.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tropa {

/// Not thread-safe. Where nothing is said, as in Store. A shard in which nothing changes is read
/// and not written. Every shard knows a beginning of the same list of roots, at least those its
/// documents need.
class Shards {
 public:
  /// Errors, besides those of Store::open(): kUsage when the database is not of the kind asked for.
  static Result<Shards> open(const IndexOptions& options, const std::string& fingerprint);

  bool is_sharded() const { return lock_.has_value(); }
  /// Are these two numbers of one shard?
  static bool same_shard(DocumentNumber one, DocumentNumber other);

  schema::Manifest manifest() const;
  Result<void> set_roots(const std::vector<schema::Manifest::Root>& roots);
  std::size_t size() const;
  Result<void> visit(const Store::Visitor& visitor) const;
  bool has_put(std::string_view id) const;

  /// An article that moves is added to its new shard, durably, before it leaves the old one: a
  /// crash in between leaves it in both, and the next run removes one (Plan::doubled).
  Result<bool> put(IndexedDocument indexed, DocumentNumber number);

  Result<void> touch(DocumentNumber number, const schema::FileState& state);
  Result<void> remove(DocumentNumber number);

  /// States of files with several documents are in the newest month, so that older ones rest.
  Result<std::optional<schema::FileState>> file_state(std::string_view root,
                                                      std::string_view relative_path) const;
  Result<void> set_file_state(const schema::FileState& state);

  Result<void> commit();
  Result<void> finish();

 private:
  struct Part {
    std::string name;  // empty when there is only one store
    Store store;
    bool has_roots = false;  // all of them
  };
  struct Move {
    IndexedDocument indexed;
    std::uint64_t key = 0;
    DocumentNumber number = 0;  // in the old shard, 0 when it came there in this run
    std::size_t from = 0;
    std::size_t to = 0;
  };

  Shards(const IndexOptions& options, std::string fingerprint);
  static Result<Shards> open_all(Shards shards);
  Result<void> add_part(const std::string& name);
  Result<std::size_t> part_of(const std::string& month);
  Result<Store*> ready(std::size_t part);
  Result<bool> put_by_month(IndexedDocument indexed, DocumentNumber number);
  Result<void> move_all();
  Result<void> limit_waiting();
  std::vector<std::size_t> newest_first() const;

  IndexOptions options_;
  std::string fingerprint_;
  std::optional<DirectoryLock> lock_;  // of the directory of shards
  std::vector<Part> parts_;            // never reordered: numbers name their place
  std::vector<schema::Manifest::Root> roots_;
  std::unordered_map<std::uint64_t, std::size_t> put_in_;  // id -> part, in this run
  std::unordered_set<DocumentNumber> left_;                // their articles moved away
  std::vector<Move> moves_;
  std::unordered_set<std::uint64_t> moving_;  // ids
};

}  // namespace tropa
