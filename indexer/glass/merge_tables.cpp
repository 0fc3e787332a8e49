// Longer than most files: each kind of entry is joined here with what the cursors have read of it,
// and neither means much without the other.
#include "glass/merge_tables.hpp"

#include "glass/coding.hpp"
#include "glass/database_writer.hpp"
#include "glass/keys.hpp"
#include "glass/list_writer.hpp"
#include "glass/table_reader.hpp"
#include "glass/values_writer.hpp"
#include "glass/version.hpp"

#include <algorithm>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::glass {
namespace {

struct Source {
  std::filesystem::path directory;
  Version version;
  std::uint32_t first = 0;  // of its documents; none are below or above
  std::uint32_t last = 0;
  std::uint32_t offset = 0;  // added to their numbers; may wrap around: only sums are used

  bool has(std::uint32_t document) const { return document >= first && document <= last; }
};

Error damaged(const Source& source) {
  return Error{Code::kDamaged, "'" + source.directory.string() + "' is damaged: no such entry", {}};
}

Result<TableReader> open(const Source& source, Table table) {
  return TableReader::open(source.directory / (std::string(kTableNames[table]) + ".glass"),
                           source.version.tables[table], source.version.revision);
}

struct Sources {
  std::vector<Source> all;
  std::uint32_t last_document = 0;
};

/// No number twice: gaps before the first and after the last document of a source are closed.
Result<Sources> open_all(std::span<const std::filesystem::path> from) {
  Sources sources;
  std::uint32_t& used = sources.last_document;
  for (const std::filesystem::path& directory : from) {
    Result<Version> version = read_version(directory);
    if (!version) return version.error();
    sources.all.push_back({.directory = directory, .version = std::move(*version)});
    Source& source = sources.all.back();
    Result<TableReader> documents = open(source, kTermlist);
    if (!documents) return documents.error();
    const Result<std::string> last_key = documents->last_key();
    if (!last_key) return last_key.error();
    const Result<bool> has_first = documents->next();
    if (!has_first) return has_first.error();
    source.offset = used;
    if (!*has_first) continue;
    source.first = Input(documents->key()).take_sorted_number();
    source.last = Input(*last_key).take_sorted_number();
    if (source.first == 0 || source.last < source.first) return damaged(source);
    const std::uint32_t numbers = source.last - source.first + 1;
    if (numbers > 0xFFFFFFFFU - used) {
      return Error{Code::kInternal,
                   "with '" + directory.string() + "' there are too many numbers of documents",
                   {}};
    }
    source.offset -= source.first - 1;
    used += numbers;
  }
  return sources;
}

/// "docdata" or "termlist": the keys are numbers of documents. Returns how many documents have an
/// entry.
Result<std::uint32_t> copy_documents(const Source& source, Table table, TableWriter& out) {
  Result<TableReader> in = open(source, table);
  if (!in) return in.error();
  std::uint32_t documents = 0;
  while (true) {
    const Result<bool> is_there = in->next();
    if (!is_there) return is_there.error();
    if (!*is_there) return documents;
    Input old(in->key());
    const std::uint32_t document = old.take_sorted_number();
    if (!old.is_good() || !source.has(document)) return damaged(source);
    if (old.at_end()) ++documents;
    std::string key = number_key(document + source.offset);
    key += old.rest();
    const Result<void> added = out.add(key, in->tag(), in->is_compressed());
    if (!added) return added.error();
  }
}

/// An entry of "postlist", with what is needed to join it with others.
class Cursor {
 public:
  Cursor(const Source& source, TableReader table) : source_(source), table_(std::move(table)) {}

  Result<bool> next() {
    const Result<bool> is_there = table_.next();
    if (!is_there || !*is_there) return is_there;
    return parse() ? Result<bool>(true) : damaged(source_);
  }

  /// Without the number of a document: that of the list, or of the slot.
  const std::string& key() const { return key_; }
  bool is(std::string_view kind) const { return std::string_view(key_).starts_with(kind); }
  bool is_list() const { return is(kLengths) || !is_special(key_); }
  std::string_view tag() const { return table_.tag(); }
  unsigned slot() const { return slot_; }                     // of values
  std::uint32_t first() const { return chunk_.first; }        // document, numbered anew
  const Chunk& chunk() const { return chunk_; }               // of a list
  std::uint64_t documents() const { return documents_; }      // of the term, with its first chunk
  std::uint64_t occurrences() const { return occurrences_; }  // likewise
  const Source& source() const { return source_; }

 private:
  static bool is_special(std::string_view key) {
    return key.size() > 1 && key[0] == '\0' && key[1] != '\xFF';
  }

  bool parse() {
    if (table_.is_compressed()) return false;  // nothing in this table is
    chunk_ = Chunk();
    documents_ = 0;
    occurrences_ = 0;
    key_ = table_.key();
    if (is(kValues)) return parse_run();
    return !is_list() || parse_chunk();
  }

  bool parse_run() {
    Input in(std::string_view(key_).substr(kValues.size()));
    slot_ = in.take_small_number();
    const std::uint32_t first = in.take_sorted_number();
    if (!source_.has(first) || key_ != values_key(slot_, first)) return false;
    chunk_.first = first + source_.offset;
    key_ = values_key(slot_, 0);
    return true;
  }

  bool parse_chunk() {
    // Where the number of a later chunk begins: after a zero byte that is no part of the term.
    std::size_t end = is(kLengths) ? kLengths.size() : 0;
    while (end < key_.size() && !is(kLengths)) {
      if (key_[end] == '\0') {
        if (end + 1 == key_.size() || key_[end + 1] != '\xFF') break;
        ++end;
      }
      ++end;
    }
    const std::size_t number_at = is(kLengths) ? end : end + 1;
    Input in(table_.tag());
    std::uint32_t first = 0;
    if (end == key_.size()) {
      documents_ = in.take_number();
      occurrences_ = in.take_number();
      first = in.take_small_number() + 1;
    } else {
      Input number(std::string_view(key_).substr(std::min(number_at, key_.size())));
      first = number.take_sorted_number();
      if (!number.is_good() || !number.at_end()) return false;
      key_.resize(end);
    }
    const std::optional<Chunk> chunk = take_chunk(in.rest(), first);
    if (!in.is_good() || !chunk) return false;
    // An empty one is a list whose documents were all removed.
    if (!chunk->body.empty() && (!source_.has(first) || !source_.has(chunk->last))) return false;
    chunk_ = *chunk;
    chunk_.first += source_.offset;
    chunk_.last += source_.offset;
    return true;
  }

  const Source& source_;
  TableReader table_;
  std::string key_;
  unsigned slot_ = 0;
  Chunk chunk_;
  std::uint64_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
};

/// All entries of all sources in order: by key, then by document, then by source.
class Cursors {
 public:
  static Result<Cursors> open(const std::vector<Source>& sources) {
    Cursors cursors;
    for (const Source& source : sources) {
      Result<TableReader> table = glass::open(source, kPostlist);
      if (!table) return table.error();
      cursors.heap_.push_back(std::make_unique<Cursor>(source, std::move(*table)));
      if (Result<void> moved = cursors.advance(); !moved) return moved.error();
    }
    return cursors;
  }

  bool at_end() const { return heap_.empty(); }
  const Cursor& front() const { return *heap_.front(); }

  Result<void> next() {
    std::ranges::pop_heap(heap_, comes_later);
    return advance();
  }

 private:
  /// Moves the cursor at the back of the heap on, and to its place.
  Result<void> advance() {
    const Result<bool> is_there = heap_.back()->next();
    if (!is_there) return is_there.error();
    if (*is_there) {
      std::ranges::push_heap(heap_, comes_later);
    } else {
      heap_.pop_back();
    }
    return {};
  }

  static bool comes_later(const std::unique_ptr<Cursor>& left,
                          const std::unique_ptr<Cursor>& right) {
    const int order = left->key().compare(right->key());
    if (order != 0) return order > 0;
    if (left->first() != right->first()) return left->first() > right->first();
    return &left->source() > &right->source();  // they stand in one array
  }

  std::vector<std::unique_ptr<Cursor>> heap_;
};

Result<void> copy_metadata(Cursors& in, TableWriter& out, IsSuperseded is_superseded) {
  const auto name_of = [](std::string_view key) { return key.substr(kMetadata.size()); };
  std::string key;  // of what waits for the next one; empty: nothing does
  std::string text;
  while (!in.at_end() && in.front().is(kMetadata)) {
    const std::string& next = in.front().key();
    if (next != key) {
      if (!key.empty() && !is_superseded(name_of(key), name_of(next))) {
        if (Result<void> added = out.add(key, text); !added) return added;
      }
      key = next;
      text = in.front().tag();
    }
    if (Result<void> moved = in.next(); !moved) return moved;
  }
  return key.empty() ? Result<void>() : out.add(key, text);
}

Result<void> copy_statistics(Cursors& in, TableWriter& out) {
  while (!in.at_end() && in.front().is(kSlotStatistics)) {
    const std::string key = in.front().key();
    SlotStatistics sum;
    while (!in.at_end() && in.front().key() == key) {
      SlotStatistics one;
      if (!statistics_from(in.front().tag(), one)) return damaged(in.front().source());
      sum.add(one);
      if (Result<void> moved = in.next(); !moved) return moved;
    }
    if (Result<void> added = out.add(key, to_bytes(sum)); !added) return added;
  }
  return {};
}

Result<void> copy_values(Cursors& in, TableWriter& out) {
  ValuesWriter values(out);
  while (!in.at_end() && in.front().is(kValues)) {
    const Cursor& run = in.front();
    const Result<bool> added = values.add_run(run.slot(), run.first(), run.tag());
    if (!added) return added.error();
    if (!*added) return damaged(run.source());
    if (Result<void> moved = in.next(); !moved) return moved;
  }
  return values.finish();
}

Result<void> copy_lists(Cursors& in, TableWriter& out) {
  ListWriter list;
  std::string key;
  while (!in.at_end()) {
    key = in.front().key();
    if (!in.front().is_list()) return damaged(in.front().source());
    std::uint64_t documents = 0;
    std::uint64_t occurrences = 0;
    std::uint32_t last = 0;
    while (!in.at_end() && in.front().key() == key) {
      const Cursor& piece = in.front();
      documents += piece.documents();
      occurrences += piece.occurrences();
      if (!piece.chunk().body.empty()) {
        if (piece.chunk().first <= last) return damaged(piece.source());
        last = piece.chunk().last;
        list.add(piece.chunk());
      }
      if (Result<void> moved = in.next(); !moved) return moved;
    }
    if (Result<void> done = list.finish(out, key, documents, occurrences); !done) return done;
  }
  return {};
}

Result<void> copy_postings(const std::vector<Source>& sources, TableWriter& out,
                           IsSuperseded is_superseded) {
  Result<Cursors> in = Cursors::open(sources);
  if (!in) return in.error();
  Result<void> done = copy_metadata(*in, out, is_superseded);
  for (const auto copy : {copy_statistics, copy_values, copy_lists})
    if (done) done = copy(*in, out);
  return done;
}

/// Returns the figures of the whole.
Result<Statistics> copy_all_documents(const std::vector<Source>& sources, TableWriter& docdata,
                                      TableWriter& termlist) {
  Statistics statistics;
  for (const Source& source : sources) {
    const Result<std::uint32_t> texts = copy_documents(source, kDocdata, docdata);
    if (!texts) return texts.error();
    const Result<std::uint32_t> documents = copy_documents(source, kTermlist, termlist);
    if (!documents) return documents.error();
    if (*documents != source.version.statistics.documents) {
      return Error{Code::kDamaged, "'" + source.directory.string() + "' has lost documents", {}};
    }
    statistics.add(source.version.statistics);
  }
  return statistics;
}

}  // namespace

Result<void> merge_tables(std::span<const std::filesystem::path> from,
                          const std::filesystem::path& to, IsSuperseded is_superseded) {
  const Result<Sources> opened = open_all(from);
  if (!opened) return opened.error();
  const std::vector<Source>& sources = opened->all;
  Result<DatabaseWriter> out = DatabaseWriter::create(to);
  if (!out) return out.error();
  // Half of the bytes are in one table and half in the others, and they have nothing in common.
  std::future<Result<void>> postings = std::async(
      std::launch::async, [&] { return copy_postings(sources, out->postlist(), is_superseded); });
  Result<Statistics> statistics = copy_all_documents(sources, out->docdata(), out->termlist());
  if (Result<void> done = postings.get(); !done) return done;
  if (!statistics) return statistics.error();
  statistics->last_document = opened->last_document;
  return out->finish(*statistics);
}

}  // namespace tropa::glass
