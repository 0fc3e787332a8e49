// The index directory as one writer sees it: its lock, its manifest, its Xapian database, and
// commit points. The only file pair of the indexer that writes. Takes finished postings; knows no
// file, reader or language.
#pragma once

#include "postings.hpp"
#include "schema.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tropa {

/// Number of a document inside the index; 0 is none.
using DocumentNumber = std::uint32_t;

/// Not thread-safe. After an error of kind kIo every further call fails, and what was not committed
/// is dropped.
class Store {
 public:
  /// Opens for writing, or creates: in a temporary sibling that is renamed when it is whole.
  /// Errors: kNoIndex for a directory that is not ours or was made with other dictionaries,
  /// kLocked, kIo, kDamaged.
  static Result<Store> open(const std::filesystem::path& database, const std::string& fingerprint,
                            std::size_t commit_every);

  const schema::Manifest& manifest() const;
  Result<void> save_manifest(const schema::Manifest& manifest);

  std::size_t size() const;

  /// Calls with every document: its number, its schema::tie_key() and its file state, if it has
  /// one.
  using Visitor = std::function<void(DocumentNumber, std::string_view tie,
                                     const std::optional<schema::FileState>&)>;
  Result<void> visit(const Visitor& visitor);

  Result<DocumentNumber> find(std::string_view id);
  Result<schema::Record> record(DocumentNumber number);

  /// Adds, or replaces document `number` when it is not 0. Returns the document's number.
  Result<DocumentNumber> put(const Postings& postings, DocumentNumber number);

  /// The same document in a file with another time: only its state changes, and its date if that
  /// was the file's.
  Result<void> touch(DocumentNumber number, const schema::FileState& state);
  Result<void> remove(DocumentNumber number);

  /// State of a file with several documents, under schema::file_key().
  Result<std::optional<schema::FileState>> file_state(std::string_view root,
                                                      std::string_view relative_path);
  Result<void> set_file_state(const schema::FileState& state);

  /// Makes durable what was put. Also happens by itself every `commit_every` documents or 10
  /// seconds.
  Result<void> commit();

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tropa
