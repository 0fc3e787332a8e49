// The door of the indexer: documents and files -> an index on disk. The programs use nothing else.
// No function prints, exits or throws; no Xapian type is seen here.
#pragma once

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

/// An article to be indexed. Only `id` and one of `title` and `text` must be there.
struct Document {
  std::string id = {};  // the key: a document with the same id replaces the old one
  std::string title = {};
  std::string text = {};  // UTF-8, without the title
  std::string date =
      {};  // ISO 8601: "2025-12-01" or "2025-12-01T13:45:00+01:00"; empty when unknown
  std::string url = {};
  std::string source = {};
  std::string author = {};
  std::vector<std::string> tags = {};
  std::optional<Language> language = {};  // nullopt: identified from the text
  std::string path = {};                  // where it came from, for display; may be empty
  std::map<std::string, std::string>
      extra;  // anything else, as JSON text, given back by the searcher
};

struct IndexOptions {
  std::filesystem::path database = {};  // created when missing
  unsigned workers = 0;                 // analysis threads; 0 = one per core
  std::size_t commit_every = 1000;      // documents; a crash repeats at most this many
  bool allow_mass_removal = false;  // let a run remove more than half of the documents of a root
};

/// An input that was not indexed, with the reason as a sentence.
struct SkippedInput {
  std::string path;
  std::string reason;
};

/// What a run did, in documents.
struct IndexReport {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::size_t total = 0;  // in the index afterwards
  std::vector<SkippedInput> skipped;
  std::vector<SkippedInput>
      left_out;  // never articles: README files, hidden files, links to what was read, indexes
};

/// Brings the index up to date with files, directories and "-" (JSON Lines from `standard_input`).
/// Documents of a directory whose file is gone are removed, but only after a complete walk of that
/// directory. One bad input never stops the run: it is reported as skipped. Errors: kInputMissing
/// (a path is missing or a directory that was full is empty; nothing is removed), kNoIndex (the
/// database is a foreign directory or of another version; untouched), kLocked, kIo (what was
/// committed stays), kDamaged.
Result<IndexReport> index_paths(std::shared_ptr<const Resources> resources,
                                const IndexOptions& options, std::span<const std::string> paths,
                                std::istream& standard_input);

/// Writes documents one by one. Not thread-safe. Documents are durable after commit(), which is
/// also called every `commit_every` documents; the destructor drops what is not committed.
class IndexWriter {
 public:
  static Result<IndexWriter> open(std::shared_ptr<const Resources> resources,
                                  const IndexOptions& options);

  Result<void> put(const Document& document);  // add or replace by id
  Result<void> remove(std::string_view id);    // no error when there is none
  Result<void> commit();

  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

 private:
  struct State;
  explicit IndexWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tropa
