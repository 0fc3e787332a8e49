// The door of glass: Xapian's on-disk format without Xapian's own writer, which keeps changes in
// maps of strings and takes three times as long as everything else that indexing does. Knows
// documents, terms, values and metadata, and nothing of what they mean. See README.md beside it.
//
// The twin behind the same functions is Xapian itself. It takes over when libxapian writes
// something that this code cannot read, so that a new Xapian is slower and never wrong.
#pragma once

#include "glass/posting_chunk.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Xapian {
class Document;
}

namespace tropa::glass {

/// Flat, because a document has a thousand terms and a string for each would cost more than its
/// analysis.
struct Document {
  struct Term {
    std::uint32_t begin = 0;  // in `letters`
    std::uint32_t size = 0;
    std::uint32_t wdf = 0;
  };
  std::string letters;
  std::vector<Term> terms;                               // ascending by their bytes, each once
  std::vector<std::pair<unsigned, std::string>> values;  // ascending by slot; none is empty
  std::string data;

  std::string_view text_of(const Term& term) const {
    return std::string_view(letters).substr(term.begin, term.size);
  }
};

struct Posting {
  std::uint32_t document = 0;
  std::uint32_t wdf = 0;
};

/// The documents that have a term, ascending.
struct PostingList {
  std::string_view term;
  std::span<const Posting> postings;
};

/// What goes into a new database.
struct Contents {
  std::span<const Document> documents;    // numbered from 1
  std::span<const PostingList> postings;  // the same terms once more, ascending by their bytes
  /// Keys and texts, ascending by the bytes of the keys, each once; no text is empty.
  std::vector<std::pair<std::string_view, std::string_view>> metadata;
};

/// Who writes and merges databases.
enum class Engine : std::uint8_t { kTropa, kXapian };

/// kTropa, unless can_read() says no.
Engine engine();

/// Writes a database at `directory`, which must not exist, and does not flush it onto the disk.
/// Errors: kIo, kInternal for what the format has no room for. Xapian::Error from its engine.
Result<void> write(const Contents& contents, const std::filesystem::path& directory,
                   Engine by = engine());

/// Whether the metadata of a key say nothing beside those of the key that follows.
using IsSuperseded = bool (*)(std::string_view key, std::string_view next);
inline bool never_superseded(std::string_view, std::string_view) {
  return false;
}

/// Several databases -> one. Documents keep their order, the first database first, and are numbered
/// anew. Of metadata with the same key the first is kept; what is superseded is left out, except by
/// the twin. The sources are not changed; `to` must not exist and is not flushed onto the disk. A
/// source of a format that only libxapian knows is left to it. Errors: kDamaged for a source, kIo
/// for what cannot be read or written.
Result<void> merge(std::span<const std::filesystem::path> from, const std::filesystem::path& to,
                   Engine by = engine(), IsSuperseded is_superseded = never_superseded);

/// Does this code understand what the libxapian of this process writes? Tried once in a process, in
/// some milliseconds: libxapian makes a small database in the directory for temporary files, and
/// what this code makes of it must be the same to libxapian.
bool can_read();

/// The newest libxapian for which the test of can_read() was run by hand, with the whole test
/// program. A reader need not try older ones.
inline constexpr unsigned kNewestChecked[] = {1, 4, 32};

/// For changes in place, which are Xapian's own.
Xapian::Document to_xapian(const Document& document);

/// Why libxapian could not open a database: the error as it was, or kNoIndex with the name of a
/// format that is not ours, when the directory has one.
Error explain_format(const std::filesystem::path& directory, Error error);

/// What readers read: one revision of a database, mapped into memory. Thread-safe; one is for any
/// number of readers. A writer may change the database meanwhile: readers notice what is not of
/// their revision.
class OpenDatabase {
 public:
  /// nullptr when the database has another revision by now, when it cannot be read, or when
  /// libxapian is newer than what was checked and can_read() says no.
  static std::shared_ptr<const OpenDatabase> open(const std::filesystem::path& directory,
                                                  std::uint64_t revision);
  ~OpenDatabase();

  /// Whether bytes that a reader said stand in the file are still those of this revision. True for
  /// others.
  bool is_intact(std::string_view bytes) const;

 private:
  friend class PostingReader;
  friend class ValueReader;
  friend class DataReader;
  friend class MetadataReader;
  friend bool agrees(const std::filesystem::path& database, const std::filesystem::path& scratch);
  static std::shared_ptr<const OpenDatabase> open_any(const std::filesystem::path& directory,
                                                      std::uint64_t revision);
  struct State;
  explicit OpenDatabase(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

/// The lists of terms of one database as one revision of it has them, where they stand in the file.
/// An iterator of Xapian takes eight times as long a posting. Whoever is told that something cannot
/// be read asks Xapian, which knows what to do about it. Cheap; one for each thread.
class PostingReader {
 public:
  explicit PostingReader(const OpenDatabase& database);
  ~PostingReader();

  /// Goes to the list of a term. False when it cannot be read; a term that nobody has has an empty
  /// list.
  bool find(std::string_view term);

  std::uint32_t documents() const;  // that have the term
  std::uint32_t most() const;       // times in one of them, at most

  /// The whole list: where it stands in the file, which is good as long as the database is open and
  /// says is_intact() of it afterwards, or in `copies`. False when not all of it can be read.
  bool read(std::vector<PostingChunk>& chunks, std::deque<std::string>& copies);

  /// The length of each document at its number; `none` for numbers that no document has. False when
  /// not all can be read.
  bool read_lengths(std::uint32_t none, std::vector<std::uint32_t>& lengths);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The values of single documents in one revision of a database, read from the file at once, where
/// Xapian reads the path to each anew. Documents in ascending order cost least. Whoever is told
/// that something cannot be read asks Xapian. Remembers where values stand, for all readers of the
/// database, which must outlive it. Cheap; one for each thread.
class ValueReader {
 public:
  explicit ValueReader(const OpenDatabase& database);
  ValueReader(ValueReader&& other) noexcept;
  ~ValueReader();

  /// The value of a document in a slot; empty when it has none. False when that cannot be read.
  bool read(unsigned slot, std::uint32_t document, std::string& value);

  /// The same where it stands, if that is known, else in `copy`; for who only glances at it. What
  /// was seen counts if the database says is_intact() of it afterwards.
  std::string_view look(unsigned slot, std::uint32_t document, std::string& copy);

  /// Says that the value will be read soon, so that memory brings it meanwhile. Only a hint.
  void expect(unsigned slot, std::uint32_t document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The names of metadata, read from the file at once. As the others.
class MetadataReader {
 public:
  explicit MetadataReader(const OpenDatabase& database);
  ~MetadataReader();

  /// Those that begin so, in the order of their bytes, at most `most`. False when they cannot be
  /// read.
  bool read(std::string_view beginning, std::size_t most, std::vector<std::string>& names);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What is stored with single documents, read from the file at once. As the others.
class DataReader {
 public:
  explicit DataReader(const OpenDatabase& database);
  ~DataReader();

  /// False when it cannot be read, and for a document that does not exist.
  bool read(std::uint32_t document, std::string& data);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tropa::glass
