#include "segments/segment_writer.hpp"

#include "catch_xapian.hpp"
#include "glass/database_writer.hpp"
#include "glass/keys.hpp"
#include "glass/list_writer.hpp"
#include "glass/merge.hpp"
#include "glass/values_writer.hpp"
#include "index/index_directory.hpp"
#include "segments/deflate.hpp"
#include "terms/postings_by_term.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace tropa {
namespace {

using glass::DatabaseWriter;
using glass::TableWriter;

// Of libdeflate. Level 6 makes the index 1 % smaller and all of indexing 2 % slower.
constexpr int kDeflateLevel = 1;

// Shorter tags are seldom smaller when they are compressed.
constexpr std::size_t kWorthCompressing = 18;

Result<void> add_compressed(TableWriter& table, std::string_view key, std::string_view tag,
                            Deflate& deflate) {
  const std::string_view stream =
      tag.size() > kWorthCompressing ? deflate.compress(tag) : std::string_view();
  return stream.empty() ? table.add(key, tag) : table.add(key, stream, true);
}

/// Length of the document, number of its terms, then each term without what it begins with like the
/// one before. Where it fits, wdf and the length of that beginning share a byte.
std::string term_list(const IndexedDocument& article, std::uint64_t length) {
  std::string tag;
  put_varint(tag, length);
  put_varint(tag, article.terms.size());
  std::string_view before;
  for (const IndexedDocument::Term& entry : article.terms) {
    const std::string_view term = article.text_of(entry);
    if (before.empty()) {
      tag += static_cast<char>(term.size());
      tag += term;
      put_varint(tag, entry.wdf);
    } else {
      const auto same =
          static_cast<std::size_t>(std::ranges::mismatch(before, term).in2 - term.begin());
      const std::uint64_t both = (std::uint64_t{entry.wdf} + 1) * (before.size() + 1) + same;
      tag += static_cast<char>(both < 256 ? both : same);
      tag += static_cast<char>(term.size() - same);
      tag += term.substr(same);
      if (both >= 256) put_varint(tag, entry.wdf);
    }
    before = term;
  }
  return tag;
}

std::string used_slots(const IndexedDocument& article) {
  std::string tag;
  unsigned next = 0;
  for (const auto& [slot, value] : article.values) {
    put_varint(tag, slot - next);
    next = slot + 1;
  }
  return tag;
}

/// The tables that have an entry a document; counts it.
Result<void> add_document(DatabaseWriter& out, const IndexedDocument& article, Deflate& deflate,
                          glass::Statistics& statistics) {
  std::uint64_t length = 0;
  for (const IndexedDocument::Term& term : article.terms) {
    length += term.wdf;
    statistics.most_in_one = std::max(statistics.most_in_one, term.wdf);
  }
  const std::uint32_t number = statistics.documents + 1;
  const auto words = static_cast<std::uint32_t>(length);
  statistics.add({.documents = 1, .shortest = words, .longest = words, .total_length = length});
  const std::string key = glass::document_key(number);
  // Xapian has no entry for a document without data, and its check calls an empty one an error.
  if (!article.record.empty()) {
    const Result<void> done = add_compressed(out.docdata(), key, article.record, deflate);
    if (!done) return done;
  }
  if (Result<void> done = add_compressed(out.termlist(), key, term_list(article, length), deflate);
      !done) {
    return done;
  }
  return article.values.empty() ? Result<void>()
                                : out.termlist().add(glass::slots_key(number), used_slots(article));
}

Result<void> add_metadata(TableWriter& postlist, const Batch& batch) {
  std::vector<std::pair<std::string, std::string_view>> entries;
  entries.reserve(batch.vocabulary.size() + 1);
  for (const auto& [key, term] : batch.vocabulary) {
    entries.emplace_back(glass::metadata_key(schema::vocabulary_entry(key, term)),
                         schema::kVocabularyMark);
  }
  const std::string fingerprint = schema::fingerprint_value(batch.fingerprint);
  entries.emplace_back(glass::metadata_key(schema::kFingerprintKey), fingerprint);
  std::ranges::sort(entries);
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  for (const auto& [key, tag] : entries) {
    if (Result<void> done = postlist.add(key, tag); !done) return done;
  }
  return {};
}

Result<void> add_values(TableWriter& postlist, std::span<const IndexedDocument> articles) {
  std::map<unsigned, glass::SlotStatistics> slots;
  for (const IndexedDocument& article : articles) {
    for (const auto& [slot, value] : article.values) slots[slot].add(value);
  }
  for (const auto& [slot, statistics] : slots) {
    const Result<void> done = postlist.add(glass::slot_statistics_key(slot), to_bytes(statistics));
    if (!done) return done;
  }
  glass::ValuesWriter out(postlist);
  for (const auto& [slot, statistics] : slots) {
    std::uint32_t number = 0;
    for (const IndexedDocument& article : articles) {
      ++number;
      const auto value =
          std::ranges::find(article.values, slot, &std::pair<unsigned, std::string>::first);
      if (value == article.values.end()) continue;
      if (Result<void> done = out.add(slot, number, value->second); !done) return done;
    }
  }
  return out.finish();
}

Result<void> add_lists(TableWriter& postlist, std::span<const IndexedDocument> articles) {
  glass::ListWriter list;
  std::uint32_t number = 0;
  for (const IndexedDocument& article : articles) {
    std::uint64_t length = 0;
    for (const IndexedDocument::Term& term : article.terms) length += term.wdf;
    list.add(++number, static_cast<std::uint32_t>(length));
  }
  if (Result<void> done = list.finish(postlist, glass::kLengths, 0, 0); !done) return done;
  const PostingsByTerm postings(articles);
  for (std::size_t at = 0; at < postings.size(); ++at) {
    const PostingsByTerm::List of_term = postings[at];
    std::uint64_t occurrences = 0;
    for (const PostingsByTerm::Entry& entry : of_term.entries) {
      list.add(entry.article, entry.wdf);
      occurrences += entry.wdf;
    }
    const Result<void> done =
        list.finish(postlist, glass::list_key(of_term.term), of_term.entries.size(), occurrences);
    if (!done) return done;
  }
  return {};
}

Result<void> write_batch(const Batch& batch, const std::filesystem::path& directory) {
  Result<DatabaseWriter> out = DatabaseWriter::create(directory);
  if (!out) return out.error();
  Deflate deflate(kDeflateLevel);
  glass::Statistics statistics;
  for (const IndexedDocument& article : batch.articles) {
    if (Result<void> done = add_document(*out, article, deflate, statistics); !done) return done;
  }
  statistics.longest = std::max(statistics.longest, statistics.most_in_one);
  statistics.last_document = statistics.documents;
  // In the order of the keys.
  if (Result<void> done = add_metadata(out->postlist(), batch); !done) return done;
  if (Result<void> done = add_values(out->postlist(), batch.articles); !done) return done;
  if (Result<void> done = add_lists(out->postlist(), batch.articles); !done) return done;
  return out->finish(statistics);
}

/// Says what to do about it.
Error with_hint(Error error) {
  if (error.code == Code::kDamaged) error.hint = kMakeAnew;
  if (error.code == Code::kIo) error.hint = kFreeSpace;
  return error;
}

}  // namespace

Result<void> write_segment(const Batch& batch, const std::filesystem::path& directory) {
  const Result<void> written = catch_xapian([&] { return write_batch(batch, directory); });
  if (!written) return with_hint(written.error());
  return flush_all_of(directory);
}

Result<void> merge_segments(std::span<const std::filesystem::path> from,
                            const std::filesystem::path& to) {
  const Result<void> merged = catch_xapian([&] { return glass::merge(from, to); });
  if (!merged) return with_hint(merged.error());
  return flush_all_of(to);
}

Result<std::uint64_t> size_of_segment(const std::filesystem::path& directory) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    return std::uint64_t{Xapian::Database(directory.string()).get_doccount()};
  });
}

}  // namespace tropa
