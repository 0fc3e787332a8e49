// The door of the indexer: documents and files -> an index on disk. The programs use nothing else.
// No function prints, exits, throws or changes the process (umask, signals, locale); no Xapian type
// is seen here. Arguments are borrowed for the call and results belong to the caller; functions may
// be called by any number of threads, and what a class allows is said at it. Any call may also fail
// with kNoMemory or kInternal, a defect of ours. A std::exception that a callback throws ends the
// run as kInternal (std::bad_alloc as kNoMemory), and what was committed stays. Runs on
// different indexes may go on at once in different threads; of two on one index the second waits
// for `wait` and then fails with kLocked, in one process as in two.
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

/// How far a run is. Totals are 0 while they are unknown: standard input has none.
struct IndexProgress {
  std::size_t files_done = 0;
  std::size_t files_total = 0;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t skipped = 0;
};

/// kMonth: a directory with one index for each month of the articles' dates.
enum class ShardBy : std::uint8_t { kNothing, kMonth };

/// Files whose name ends so are read as what a program makes of them: {".pdf", {"pdftotext", "-q",
/// "-", "-"}}. It is run without a shell, gets the file as its standard input and has 30 seconds to
/// write at most 64 MiB.
struct FileFilter {
  std::string ending;
  std::vector<std::string> command;
};

struct IndexOptions {
  std::filesystem::path database = {};   // created when missing
  ShardBy shard_by = ShardBy::kNothing;  // of a new database; one that is sharded stays so
  std::string format = {};  // "text", "html", ... for all files; empty: content and name decide
  unsigned workers = 0;     // analysis threads; 0 = one per core
  std::size_t commit_every = 1000;    // documents; a crash repeats at most this many
  bool allow_mass_removal = false;    // let a run remove more than half of the documents of a root
  std::chrono::milliseconds wait{0};  // for another writer to finish; then kLocked
  bool follow_links = false;          // also those that lead out of a directory
  std::vector<FileFilter> filters = {};  // the first whose ending fits is used

  /// Called in the thread of the run after every article. False ends the run early: what was done
  /// is committed and nothing is removed.
  std::function<bool(const IndexProgress&)> on_progress = {};
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
  std::size_t total = 0;    // in the index afterwards
  std::size_t undated = 0;  // of those added and updated: they have no date
  std::vector<SkippedInput> skipped;
  // Articles that were read, but not quite as they are: bytes were bad, an encoding is not certain.
  std::vector<SkippedInput> warnings;
  std::vector<SkippedInput>
      left_out;  // never articles: README files, hidden files, links to what was read, indexes
  bool interrupted = false;  // on_progress ended it
  double seconds = 0;        // the run took
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

/// What an input would become.
struct Preview {
  std::string path = {};      // as in messages: "news/7.txt", "feed.jsonl:12"
  std::string reader = {};    // "text", "html", "jsonl" ...
  std::string encoding = {};  // "UTF-8"; empty for what is no whole file
  Document document = {};     // with its language; empty when skipped
  std::uint64_t bytes_read = 0;
  std::string skipped = {};  // why it would be; else empty
};

/// Reads as index_paths() would with the same format, filters and links, writes nothing and needs
/// no index. `listener` gets one input after the other and ends the run with false. Errors:
/// kInputMissing, kUsage for an unknown format.
Result<void> preview_paths(std::shared_ptr<const Resources> resources, const IndexOptions& options,
                           std::span<const std::string> paths, std::istream& standard_input,
                           const std::function<bool(const Preview&)>& listener);

/// An article as it is stored, by its id. Where the date is that of its file, `extra` has the key
/// "date_is". Errors: kUsage when there is none, kNoIndex, kDamaged, kIo.
Result<Document> stored_article(const std::filesystem::path& database, std::string_view id);

struct WatchOptions {
  std::chrono::milliseconds rescan{60'000};  // between looks at everything when nothing is heard
  int stop_descriptor = -1;                  // watching ends when it becomes readable; -1: never
};

/// What is watched at the moment.
struct WatchState {
  std::size_t directories = 0;
  std::size_t unwatched = 0;  // beyond a limit of the system: looked at every second instead
};

/// Called after every run, also one that found nothing to do or may go better next time.
using WatchListener = std::function<void(const Result<IndexReport>&, const WatchState&)>;

/// index_paths() now and after every change below the paths, which is seen within two seconds on a
/// local disk (Linux). Ends without an error when it is told to stop. Errors: those of the first
/// run; later ones that need somebody: kIo, kDamaged, kNoIndex.
Result<void> watch_paths(std::shared_ptr<const Resources> resources, const IndexOptions& options,
                         std::span<const std::string> paths, const WatchOptions& watch_options,
                         const WatchListener& listener);

/// The last run on an index, in documents.
struct RunSummary {
  std::string finished;  // UTC: "2025-12-01T13:45:00Z"
  double seconds = 0;
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::size_t skipped = 0;
  bool interrupted = false;
};

struct SegmentStatus {
  std::string name;  // a directory below the index, itself a Xapian database
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
};

/// What an index holds.
struct IndexStatus {
  int format = 0;
  std::string fingerprint;  // of the dictionaries it was made with
  std::uint64_t articles = 0;
  std::map<Language, std::uint64_t> by_language;
  std::string first_day;  // "2025-12-01"; empty when no article has a date
  std::string last_day;
  std::uint64_t undated = 0;
  std::uint64_t bytes = 0;  // of all its files
  std::vector<SegmentStatus> segments;
  std::vector<std::string> roots;  // directories it was made of, as given
  std::optional<RunSummary> last_run;
};

/// The indexes behind a list (as --shard-by makes it), else the database itself. Errors: kUsage for
/// a bad address in a list, kNoIndex for a list that names nothing.
Result<std::vector<std::string>> index_parts(const std::filesystem::path& database);

/// What one index holds. Reads no article and takes no lock. Errors: kNoIndex, kDamaged, kIo.
Result<IndexStatus> index_status(const std::filesystem::path& database);

/// Every stored article as a line of JSON that index_paths() reads back from "-", in no particular
/// order; returns how many. Holds the writer's lock, so that it sees one state. Errors: kNoIndex,
/// kLocked after `wait`, kDamaged, kIo when `out` cannot be written.
///
/// With `resources` each line has the article's terms as well, in fields of tokens with blanks
/// between, for an engine of another kind; index_paths() is not meant to read those back. Error:
/// kNoIndex when the index was made with other dictionaries.
Result<std::uint64_t> export_articles(const std::filesystem::path& database, std::ostream& out,
                                      std::chrono::milliseconds wait = {},
                                      std::shared_ptr<const Resources> resources = nullptr);

/// The same of files that are in no index. `listener` gets every input, those that are skipped too,
/// and ends the run with false. Errors: as of preview_paths(), kIo.
Result<std::uint64_t> export_paths(std::shared_ptr<const Resources> resources,
                                   const std::string& format, std::span<const std::string> paths,
                                   std::istream& standard_input, std::ostream& out, bool analyzed,
                                   const std::function<bool(const Preview&)>& listener);

/// The vocabulary of indexes as one file: with it a query can be expanded without them. Returns the
/// number of articles. Errors: as of export_articles(); kNoIndex when two of them were made with
/// different dictionaries.
Result<std::uint64_t> export_vocabulary(std::span<const std::string> databases, std::ostream& out,
                                        std::chrono::milliseconds wait = {});

/// Settings and mapping of an OpenSearch or Elasticsearch index for exported articles with terms:
/// the body of a request that creates it.
std::string opensearch_mapping();

/// Reads everything an index has: its manifest, every block of its Xapian databases, every article.
/// Each segment is read in a child process (fork), because damaged blocks may crash what reads
/// them; so call this while the program has no other thread: a child has only the thread that made
/// it, and a lock that another one held stays locked there. Holds the writer's lock. Errors:
/// kDamaged with the name of the part, kNoIndex, kLocked after `wait`, kIo.
Result<std::uint64_t> verify_index(const std::filesystem::path& database,
                                   std::chrono::milliseconds wait = {});

/// Rewrites the index as one Xapian database without gaps, which takes as much space again until it
/// is done; returns the number of articles. Readers go on meanwhile. Errors: as of verify_index().
Result<std::uint64_t> compact_index(const std::filesystem::path& database,
                                    std::chrono::milliseconds wait = {});

/// Writes documents one by one. Not thread-safe; one writer for an index. Documents are durable
/// after commit(), which also begins by itself every `commit_every` documents and every 10 seconds;
/// the destructor drops what is not committed.
///
/// Many new documents become segments of their own, and searches are fastest in an index of one:
/// call finish() after a large addition. What stays apart costs a search some time and nothing
/// else, and any later finish(), run of index_paths() or compact_index() merges it.
class IndexWriter {
 public:
  /// Errors: kUsage for a list of indexes or months; as of index_paths().
  static Result<IndexWriter> open(std::shared_ptr<const Resources> resources,
                                  const IndexOptions& options);

  Result<void> put(const Document& document);  // add or replace by id
  Result<void> remove(std::string_view id);    // no error when there is none
  Result<void> commit();
  /// commit(), and merges everything into one segment. The writer can be used further.
  Result<void> finish();

  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

 private:
  struct State;
  explicit IndexWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tropa
