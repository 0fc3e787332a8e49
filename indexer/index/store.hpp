// The index directory as one writer sees it: its lock, what is in it, and commit points. Takes
// finished postings; knows no file, reader or language. New articles go to small segments of their
// own (segment_builder.hpp), changes of old ones into the segments that hold them
// (live_segments.hpp).
#pragma once

#include "schema.hpp"
#include "segments/live_segments.hpp"
#include "segments/merge_policy.hpp"
#include "terms/indexed_document.hpp"
#include "tropa/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tropa {

struct StoreOptions {
  std::size_t batch_articles = 1000;  // at most; fewer make a segment of their own anyway
  unsigned workers = 1;               // threads that write segments; 0 is one per core
  std::chrono::milliseconds commit_interval = std::chrono::seconds(10);
  std::size_t most_segments = kMostSegments;  // that a run shows to readers before it merges
};

/// Not thread-safe. After an error of kind kIo every further call fails, and what was not committed
/// is dropped.
class Store {
 public:
  /// Opens for writing, or creates: in a temporary sibling that is renamed when it is whole.
  /// Errors: kNoIndex for a directory that is
  /// not ours or was made with other dictionaries, kLocked, kIo, kDamaged.
  static Result<Store> open(const std::filesystem::path& database, const std::string& fingerprint,
                            StoreOptions options);

  schema::Manifest manifest() const;
  Result<void> set_roots(const std::vector<schema::Manifest::Root>& roots);

  /// What was put counts, committed or not.
  std::size_t size() const;

  /// Calls with every document of the index as it was opened: its number, its
  /// schema::document_key() and its file state, if it has one.
  using Visitor = LiveSegments::Visitor;
  Result<void> visit(const Visitor& visitor) const;

  /// Documents that were there when the index was opened, with what became of them; 0 for others.
  Result<DocumentNumber> find(std::string_view id) const;
  Result<schema::Record> record(DocumentNumber number) const;

  /// Was it put since the index was opened?
  bool has_put(std::string_view id) const;

  /// Adds, or replaces what has the same id: `number` when that was there at the opening (find()
  /// tells), else 0. True when something was replaced.
  Result<bool> put(IndexedDocument indexed, DocumentNumber number);

  /// The same document in a file with another time: only its state changes, and its date if that
  /// was the file's.
  Result<void> touch(DocumentNumber number, const schema::FileState& state);
  Result<void> remove(DocumentNumber number);
  /// Whenever it was put; no error when there is none.
  Result<void> remove(std::string_view id);

  /// Articles put that are in no segment yet, and about how much memory they take.
  std::size_t waiting() const;
  std::size_t waiting_bytes() const;
  /// Begins to write them, without waiting for it.
  Result<void> submit();

  /// State of a file with several documents, under schema::file_key(). Setting it commits first, so
  /// that a state never says more than what the index has.
  Result<std::optional<schema::FileState>> file_state(std::string_view root,
                                                      std::string_view relative_path) const;
  Result<void> set_file_state(const schema::FileState& state);

  /// Makes durable what was put, removed and set. Also begins by itself every
  /// `batch_articles` and every `commit_interval`.
  Result<void> commit();

  /// The end of a run: commits, and merges everything into one segment. Numbers are void
  /// afterwards.
  Result<void> finish();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tropa
