#include "glass/document_tables.hpp"

#include "glass/database_writer.hpp"
#include "glass/deflate.hpp"
#include "glass/keys.hpp"
#include "glass/list_writer.hpp"
#include "glass/values_writer.hpp"

#include <algorithm>
#include <map>

namespace tropa::glass {
namespace {

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
std::string term_list(const Document& document, std::uint64_t length) {
  std::string tag;
  put_varint(tag, length);
  put_varint(tag, document.terms.size());
  std::string_view before;
  for (const Document::Term& entry : document.terms) {
    const std::string_view term = document.text_of(entry);
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

std::string used_slots(const Document& document) {
  std::string tag;
  unsigned next = 0;
  for (const auto& [slot, value] : document.values) {
    put_varint(tag, slot - next);
    next = slot + 1;
  }
  return tag;
}

std::uint64_t length_of(const Document& document) {
  std::uint64_t length = 0;
  for (const Document::Term& term : document.terms) length += term.wdf;
  return length;
}

/// The tables that have an entry a document; counts it.
Result<void> add_document(DatabaseWriter& out, const Document& document, Deflate& deflate,
                          Statistics& statistics) {
  for (const Document::Term& term : document.terms) {
    statistics.most_in_one = std::max(statistics.most_in_one, term.wdf);
  }
  const std::uint64_t length = length_of(document);
  const std::uint32_t number = statistics.documents + 1;
  const auto words = static_cast<std::uint32_t>(length);
  statistics.add({.documents = 1, .shortest = words, .longest = words, .total_length = length});
  const std::string key = number_key(number);
  // Xapian has no entry for a document without data, and its check calls an empty one an error.
  if (!document.data.empty()) {
    const Result<void> done = add_compressed(out.docdata(), key, document.data, deflate);
    if (!done) return done;
  }
  if (Result<void> done = add_compressed(out.termlist(), key, term_list(document, length), deflate);
      !done) {
    return done;
  }
  return document.values.empty() ? Result<void>()
                                 : out.termlist().add(slots_key(number), used_slots(document));
}

Result<void> add_metadata(TableWriter& postlist, const Contents& contents) {
  std::string key;
  for (const auto& [name, text] : contents.metadata) {
    key.assign(kMetadata).append(name);
    if (Result<void> done = postlist.add(key, text); !done) return done;
  }
  return {};
}

Result<void> add_values(TableWriter& postlist, std::span<const Document> documents) {
  std::map<unsigned, SlotStatistics> slots;
  for (const Document& document : documents) {
    for (const auto& [slot, value] : document.values) slots[slot].add(value);
  }
  for (const auto& [slot, statistics] : slots) {
    const Result<void> done = postlist.add(slot_statistics_key(slot), to_bytes(statistics));
    if (!done) return done;
  }
  ValuesWriter out(postlist);
  for (const auto& [slot, statistics] : slots) {
    std::uint32_t number = 0;
    for (const Document& document : documents) {
      ++number;
      const auto value =
          std::ranges::find(document.values, slot, &std::pair<unsigned, std::string>::first);
      if (value == document.values.end()) continue;
      if (Result<void> done = out.add(slot, number, value->second); !done) return done;
    }
  }
  return out.finish();
}

Result<void> add_lists(TableWriter& postlist, const Contents& contents) {
  ListWriter list;
  std::uint32_t number = 0;
  for (const Document& document : contents.documents) {
    list.add(++number, static_cast<std::uint32_t>(length_of(document)));
  }
  if (Result<void> done = list.finish(postlist, kLengths, 0, 0); !done) return done;
  for (const PostingList& of_term : contents.postings) {
    std::uint64_t occurrences = 0;
    for (const Posting& posting : of_term.postings) {
      list.add(posting.document, posting.wdf);
      occurrences += posting.wdf;
    }
    const Result<void> done =
        list.finish(postlist, list_key(of_term.term), of_term.postings.size(), occurrences);
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<void> write_tables(const Contents& contents, const std::filesystem::path& directory) {
  Result<DatabaseWriter> out = DatabaseWriter::create(directory);
  if (!out) return out.error();
  Deflate deflate(kDeflateLevel);
  Statistics statistics;
  for (const Document& document : contents.documents) {
    if (Result<void> done = add_document(*out, document, deflate, statistics); !done) return done;
  }
  statistics.longest = std::max(statistics.longest, statistics.most_in_one);
  statistics.last_document = statistics.documents;
  // In the order of the keys.
  if (Result<void> done = add_metadata(out->postlist(), contents); !done) return done;
  if (Result<void> done = add_values(out->postlist(), contents.documents); !done) return done;
  if (Result<void> done = add_lists(out->postlist(), contents); !done) return done;
  return out->finish(statistics);
}

}  // namespace tropa::glass
