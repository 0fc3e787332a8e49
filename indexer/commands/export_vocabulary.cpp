// The vocabularies of all segments -> one sorted text file (vocabulary_file.hpp). Frequencies are
// added up; entries that several segments have are one.
#include "case_evidence.hpp"
#include "index/index_directory.hpp"
#include "index/wait_for_writer.hpp"
#include "segments/segment_readers.hpp"
#include "vocabulary_file.hpp"

#include "catch_xapian.hpp"
#include "tropa/indexer.hpp"

#include <algorithm>
#include <iterator>
#include <ostream>
#include <utility>

namespace tropa {
namespace {

/// A sorted list that is read from its beginning.
template <typename Iterator>
struct Cursor {
  Iterator at;
  Iterator end;
};

/// Calls `take(value, cursors that are at it)` for all values of sorted lists, in their order.
template <typename Iterator, typename Take>
void merge(std::vector<Cursor<Iterator>> cursors, Take&& take) {
  std::vector<Cursor<Iterator>*> same;
  while (true) {
    std::string first;
    same.clear();
    for (Cursor<Iterator>& cursor : cursors) {
      if (cursor.at == cursor.end) continue;
      std::string value = *cursor.at;
      if (same.empty() || value < first) {
        same.clear();
        first = std::move(value);
      } else if (value != first) {
        continue;
      }
      same.push_back(&cursor);
    }
    if (same.empty()) return;
    take(first, same);
    for (Cursor<Iterator>* cursor : same) ++cursor->at;
  }
}

/// Words and stems of texts, and the languages of articles; ids, sources and tags are no
/// vocabulary.
bool is_vocabulary(const std::string& term) {
  return !term.empty() && term[0] != 'Q' && term[0] != 'H' && term[0] != 'K' &&
         term.find_first_of("\t\n") == std::string::npos;
}

/// Entries of the vocabulary table begin with one of the letters of its kinds of keys.
bool is_entry(const std::string& key) {
  return (key[0] == 'B' || key[0] == 'C' || key[0] == 'U') && key.find('\t') != std::string::npos &&
         key.find('\n') == std::string::npos;
}

void write_terms(const std::vector<Segment>& segments, std::ostream& out) {
  std::vector<Cursor<Xapian::TermIterator>> lists;
  for (const Segment& segment : segments) {
    lists.push_back({segment.database.allterms_begin(), segment.database.allterms_end()});
  }
  merge(std::move(lists), [&](const std::string& term, const auto& same) {
    if (!is_vocabulary(term)) return;
    std::uint64_t documents = 0;
    for (const auto* cursor : same) documents += cursor->at.get_termfreq();
    out << schema::frequency_line(term, documents) << '\n';
  });
}

void write_entries(const std::vector<Segment>& segments, std::ostream& out) {
  std::vector<Cursor<Xapian::TermIterator>> lists;
  for (const Segment& segment : segments) {
    lists.push_back({segment.database.metadata_keys_begin(), segment.database.metadata_keys_end()});
  }
  // As if all segments were one.
  std::string last;
  const auto write_last = [&] {
    if (!last.empty()) out << schema::entry_line(last) << '\n';
  };
  merge(std::move(lists), [&](const std::string& key, const auto&) {
    if (!is_entry(key)) return;
    if (!schema::is_superseded(last, key)) write_last();
    last = key;
  });
  write_last();
}

Result<std::string> common_fingerprint(std::span<const std::string> databases) {
  std::string fingerprint;
  for (const std::string& database : databases) {
    const Result<schema::Manifest> manifest = schema::read_manifest(database);
    if (!manifest) return manifest.error();
    if (&database != &databases.front() && manifest->fingerprint != fingerprint) {
      return Error{Code::kNoIndex, "the index '" + database + "' was made with other dictionaries",
                   "index its files again"};
    }
    fingerprint = manifest->fingerprint;
  }
  return fingerprint;
}

}  // namespace

Result<std::uint64_t> export_vocabulary(std::span<const std::string> databases, std::ostream& out,
                                        std::chrono::milliseconds wait) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    const Result<std::string> fingerprint = common_fingerprint(databases);
    if (!fingerprint) return fingerprint.error();
    std::vector<DirectoryLock> locks;
    std::vector<Segment> segments;
    for (const std::string& database : databases) {
      auto lock = while_locked(wait, [&] { return DirectoryLock::take(database); });
      if (!lock) return lock.error();
      locks.push_back(std::move(*lock));
      Result<std::vector<Segment>> opened = open_segments(database);
      if (!opened) return opened.error();
      std::ranges::move(*opened, std::back_inserter(segments));
    }
    std::uint64_t articles = 0;
    for (const Segment& segment : segments) articles += segment.database.get_doccount();
    out << schema::vocabulary_header(articles, *fingerprint) << '\n';
    write_terms(segments, out);
    write_entries(segments, out);
    out.flush();
    if (out) return articles;
    return Error{Code::kIo, "the vocabulary could not be written", "is the disk full?"};
  });
}

}  // namespace tropa
