// One database of this machine in one state, as all searching threads share it. Reads postings,
// lengths, values, texts and metadata from the tables and all else, or what cannot be read there,
// through Xapian; keeps what is worth it in the cache of the index. Knows nothing of queries.
#pragma once

#include "glass/glass.hpp"
#include "index/index_cache.hpp"
#include "index/pool.hpp"
#include "index/posting_lists.hpp"
#include "index/value_column.hpp"
#include "schema.hpp"
#include "tropa/result.hpp"

#include <xapian.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tropa::search {

/// Documents of a segment, a bit each at its number.
using DocumentSet = std::vector<std::uint64_t>;

/// A stored article, unpacked, and where its words stand.
struct StoredArticle {
  schema::Record record;
  std::string positions;
};

/// Names of metadata that begin so, in the order of their bytes, at most `most`.
std::vector<std::string> metadata_of(const Xapian::Database& database, const std::string& beginning,
                                     std::size_t most);

/// Thread-safe. Everything that reads throws Xapian errors.
class Segment {
 public:
  Segment(std::filesystem::path directory, std::unique_ptr<Xapian::Database> database,
          std::shared_ptr<IndexCache> cache);

  const std::filesystem::path& directory() const { return directory_; }
  std::uint32_t documents() const { return documents_; }
  DocumentNumber last() const { return last_; }
  std::uint64_t total_length() const { return total_length_; }
  std::uint32_t shortest() const { return shortest_; }  // length of a document, or less

  /// How many documents have a term. Not kept.
  std::uint32_t frequency(const std::string& term) const;

  /// Names of metadata that begin so, in the order of their bytes, at most `most`. Not kept.
  std::vector<std::string> metadata(const std::string& beginning, std::size_t most) const;

  /// Never nullptr; empty for a term that no document has.
  std::shared_ptr<const PostingList> postings(const std::string& term) const;

  /// By document number; kNone where there is no document.
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  const std::vector<std::uint32_t>& lengths() const;

  /// The values of one slot.
  const ValueColumn& column(schema::Slot slot) const;

  /// All documents, those with a term, with a term that begins so, and those with a date from
  /// `first` to `last` (empty: open).
  std::shared_ptr<const DocumentSet> all() const;
  std::shared_ptr<const DocumentSet> with_term(const std::string& term) const;
  std::shared_ptr<const DocumentSet> with_prefix(const std::string& beginning) const;
  std::shared_ptr<const DocumentSet> with_date(const std::string& first,
                                               const std::string& last) const;

  Result<std::shared_ptr<const StoredArticle>> article(DocumentNumber document) const;

  /// Of the segment, in the cache.
  std::uint32_t owner() const { return owner_; }
  IndexCache& cache() const { return *cache_; }

  /// For a while, to one thread.
  Pool<Xapian::Database>::Loan database() const;

  /// nullptr when Xapian has to be asked for everything.
  const glass::OpenDatabase* tables() const { return tables_.get(); }

  /// Whether this is still what the directory holds. `identity` is Xapian's name for a database.
  bool is_state(const std::string& identity, Xapian::rev revision) const {
    return identity == identity_ && revision == revision_;
  }

 private:
  /// What reads the tables, for one thread at a time. Keeps the leaves it came across last.
  struct TableReaders {
    explicit TableReaders(const glass::OpenDatabase& tables)
        : lists(tables), articles(tables), metadata(tables) {}
    glass::PostingReader lists;
    glass::DataReader articles;
    glass::MetadataReader metadata;
  };
  Pool<TableReaders>::Loan readers() const;

  PostingList read(const std::string& term) const;
  bool read_from_tables(const std::string& term, PostingList& list) const;
  template <typename Read>
  std::shared_ptr<const DocumentSet> set_of(const std::string& name, Read&& read) const;

  std::filesystem::path directory_;
  std::shared_ptr<IndexCache> cache_;
  std::uint32_t owner_;
  std::string identity_;
  Xapian::rev revision_;
  std::uint32_t documents_;
  DocumentNumber last_;
  std::uint64_t total_length_;
  std::uint32_t shortest_;
  std::shared_ptr<const glass::OpenDatabase> tables_;
  mutable Pool<TableReaders> readers_;
  mutable Pool<Xapian::Database> databases_;
  // A bit for each article that was read. Most are never read again, so one is kept when it is read
  // for the second time.
  mutable std::vector<std::atomic<std::uint64_t>> articles_read_;
  mutable std::once_flag lengths_once_;
  mutable std::vector<std::uint32_t> lengths_;
  static constexpr std::size_t kColumns = 3;  // date, language, source
  mutable std::array<std::once_flag, kColumns> columns_once_;
  mutable std::array<ValueColumn, kColumns> columns_;
};

/// Reads one slot of documents; those that are asked for in ascending order cost least. For one
/// thread.
class SlotReader {
 public:
  SlotReader(const Segment& segment, schema::Slot slot);

  /// Empty for a document without a value.
  void read(DocumentNumber document, std::string& value);
  /// Calls use(value) with the value where it stands; twice when it was changed meanwhile. For who
  /// only glances at it.
  template <typename Use>
  void glance(DocumentNumber document, Use&& use) {
    if (file_) {
      const std::string_view value = file_->look(slot_, document, copy_);
      use(value);
      if (!value.empty() && segment_.tables()->is_intact(value)) return;
    }
    read(document, copy_);
    use(std::string_view(copy_));
  }
  std::string value_of(DocumentNumber document) {
    std::string value;
    read(document, value);
    return value;
  }

  /// Says that the value will be read soon. Only a hint.
  void expect(DocumentNumber document) {
    if (file_) file_->expect(slot_, document);
  }

 private:
  const Segment& segment_;
  schema::Slot slot_;
  std::optional<glass::ValueReader> file_;
  std::optional<Pool<Xapian::Database>::Loan> database_;
  Xapian::ValueIterator values_;
  DocumentNumber before_ = 0;
  std::string copy_;
};

}  // namespace tropa::search
