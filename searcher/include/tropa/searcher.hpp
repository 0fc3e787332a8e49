// The door of the searcher: an index and a query -> ranked hits, each with the sentence that
// matched and why. The programs use nothing else. No function prints, exits or throws; no Xapian
// type is seen here. Arguments are borrowed for the call and results belong to the caller; which
// threads may use a class is said at it. Any call may also fail with kNoMemory or kInternal, a
// defect of ours. searcher/doors/examples/search.cpp is a whole program.
#pragma once

#include "tropa/result.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa {

/// Why an index term stands for a word of the query, the best reason first.
enum class Why : std::uint8_t {
  kWord,      // the word as it is written
  kCode,      // the code, in any of its spellings
  kStem,      // another form of the word
  kSpelling,  // the word with or without its Polish marks
  kConcept,   // another name of the same thing
  kLexicon,   // means the same, by a dictionary
  kBridge,    // sounds the same in another script
  kRepair,    // what was meant by a word that no article has, or few; a warning says so
  kRelated,   // a name of a related thing
};
std::string_view to_string(Why why);  // "word", "code", ...

enum class SortBy : std::uint8_t { kRelevance, kDate };

struct SearchOptions {
  std::size_t limit = 10;                // hits on the page
  std::size_t per_language = 0;          // at most so many of each language on the list; 0: any
  std::size_t offset = 0;                // hits before the page, copies not counted
  std::vector<Language> languages = {};  // only documents in these; empty: all
  std::string from = {};                 // "2025-11", "2025-11-05": first day; empty: open
  std::string to = {};                   // last day, included; empty: open
  std::string source = {};               // only this source; empty: all
  SortBy sort = SortBy::kRelevance;
  bool fold = true;      // copies of a story are one hit, the best of them, with the others' ids
  bool expand = true;    // false: words as they are written, and nothing else
  bool concepts = true;  // other names of the same thing, in all languages
  bool related = true;   // names of related things, with a low weight
  bool lexicon = true;   // words of the same meaning by dictionaries, where no concept speaks
  bool bridge = true;    // words that sound the same in another script
  bool repair = true;    // words that no article has, or few: other layout or alphabet, typos
  bool facets = false;   // count all hits by language, source and month; costs a look at every hit
  bool snippets = true;  // false saves reading the text of each hit
  bool explain = false;  // fill SearchResult::explanation
};

/// A term that the search uses for a word, with its weight (1 = the word itself) and how many
/// documents have it.
struct ExpandedTerm {
  std::string term;  // a stem, a word, or the words of a phrase
  Language language = Language::kOther;
  Why why = Why::kWord;
  double weight = 0;
  std::uint64_t documents = 0;
};

/// A word (or several that name one thing) of the query, and all that it is searched by.
struct ExpandedWord {
  std::string word;
  std::vector<ExpandedTerm> terms;
};

/// A word of a hit that matched a word of the query.
struct MatchedWord {
  std::string query;
  std::string word;  // as it stands in the article
  Language language = Language::kOther;
  Why why = Why::kWord;
};

/// A piece of the article's text, on one line. `marks` are the byte ranges of the words that
/// matched, ascending.
struct Snippet {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> marks;
};

struct Hit {
  std::size_t rank = 0;  // from 1, counted from the first page
  double score = 0;
  std::string id;
  std::string path;
  std::string title;
  std::string date;  // ISO 8601; empty when unknown
  bool date_is_file_time = false;
  Language language = Language::kOther;
  std::string source;
  std::string url;
  Snippet snippet;
  /// Of each word of the query that the article has the best reason; then the other words that are
  /// marked in the snippet, each once.
  std::vector<MatchedWord> matched;
  std::vector<std::string> similar;  // ids of its copies among the hits, best first
};

struct SearchResult {
  std::string query;
  double took_ms = 0;
  std::uint64_t total = 0;     // articles, copies too; the same number whatever page is asked for
  bool total_is_exact = true;  // else more than a thousand were to be looked at: an estimate
  std::vector<ExpandedWord> expansion;
  std::vector<Hit> hits;
  std::map<std::string, std::map<std::string, std::uint64_t>> facets;  // "lang" -> "pl" -> 3
  std::vector<std::string> suggestions;  // queries: this one with its words repaired
  std::vector<std::string> warnings;     // sentences: what was cut, repaired or left out
  std::vector<std::pair<std::string, std::string>>
      explanation;  // stage -> its printed form, in order
};

/// A stored article, as it was indexed.
struct Article {
  std::string id;
  std::string path;
  std::string title;
  std::string text;  // without the title
  std::string date;  // ISO 8601; empty when unknown
  bool date_is_file_time = false;
  Language language = Language::kOther;
  std::string url;
  std::string source;
  std::string author;
  std::vector<std::string> tags;
  std::map<std::string, std::string> extra;  // what else the input had, as JSON text
};

struct OpenOptions {
  /// Databases that do not open, or stop answering, are left out with a warning in each result, as
  /// long as one is left. They are tried again from time to time.
  bool partial = false;
  /// What searches read of the index is kept for the next ones, in at most so many bytes.
  std::size_t cache_bytes = std::size_t{128} << 20U;
};

/// An open index, which any number of threads share, each with a Searcher of its own. Sees what the
/// indexer has committed before each search; a search that is under way goes on with what it began.
class Index {
 public:
  /// Several databases are searched as one, with the same ranking. A name is the directory of an
  /// index, "xapian://host:port" (an index that xapian-tcpsrv serves), or a list of names: a text
  /// file with one a line, or the directory of shards. Searches that include another machine wait
  /// for each other. Errors: kNoIndex with the way to make one, kDamaged; kIo naming the machine
  /// that does not answer, within three seconds.
  static Result<std::shared_ptr<Index>> open(std::shared_ptr<const Resources> resources,
                                             std::span<const std::string> databases,
                                             const OpenOptions& options = {});

  /// The number of articles that a search now sees. Any thread. Errors: kIo, kDamaged, kNoIndex
  /// when the index was removed or made anew by another version.
  Result<std::uint64_t> size();

  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;
  ~Index();

 private:
  friend class Searcher;
  struct State;
  explicit Index(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

enum class Engine : std::uint8_t;
struct EngineQuery;

/// Searches an index. Cheap to make, not thread-safe: one for each thread.
class Searcher {
 public:
  explicit Searcher(std::shared_ptr<Index> index);

  /// One that has its index for itself. Names and errors as in Index::open().
  static Result<Searcher> open(std::shared_ptr<const Resources> resources,
                               std::span<const std::string> databases,
                               const OpenOptions& options = {});

  /// Answers a query of up to 4 KiB of UTF-8; bytes that are not UTF-8 are never found. Errors:
  /// kUsage for a query that is empty, too long or names an unknown field (a stray quote or bracket
  /// is none); kNoIndex, kDamaged, kIo when the index went away or broke since it was opened.
  Result<SearchResult> search(std::string_view query, const SearchOptions& options = {});

  /// The query for an engine of another kind; see engines.hpp. Errors: as of EngineQueries::make().
  Result<EngineQuery> engine_query(std::string_view query, const SearchOptions& options,
                                   Engine engine);

  /// The article with the id of a hit; nullopt when there is none. Of several databases that have
  /// the id, the first one's. Errors: as of search(), kDamaged for an article that cannot be read.
  Result<std::optional<Article>> article(std::string_view id);

  /// The number of articles; 0 when the index cannot be read any more.
  std::uint64_t size() const;

  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tropa
