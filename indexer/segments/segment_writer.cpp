#include "segments/segment_writer.hpp"

#include "case_evidence.hpp"
#include "catch_xapian.hpp"
#include "schema.hpp"
#include "segments/durable_files.hpp"
#include "terms/postings_by_term.hpp"
#include "terms/term_order.hpp"

#include <algorithm>
#include <string_view>

namespace tropa {
namespace {

using Metadata = std::vector<std::pair<std::string_view, std::string_view>>;

/// What is there of `names`, each once and in order, with the same text.
void add_sorted(std::span<const std::string> names, std::string_view text, Metadata& out) {
  TermOrder order;
  order.reserve(names.size());
  for (const std::string& name : names) order.add(name);
  for (const TermOrder::Key& key : order.sorted()) {
    const std::string_view name = order.term_of(key);
    if (out.empty() || out.back().first != name) out.emplace_back(name, text);
  }
}

Result<void> write_batch(const Batch& batch, const std::filesystem::path& directory) {
  const PostingsByTerm by_term(batch.articles);
  std::vector<std::string> entries;
  entries.reserve(batch.vocabulary.size());
  for (const auto& [key, term] : batch.vocabulary) {
    entries.push_back(schema::vocabulary_entry(key, term));
  }
  const std::string fingerprint = schema::fingerprint_value(batch.fingerprint);
  glass::Contents contents{
      .documents = batch.articles, .postings = by_term.lists(), .metadata = {}};
  contents.metadata.reserve(entries.size() + 1);
  add_sorted(entries, schema::kVocabularyMark, contents.metadata);
  const auto place = std::ranges::lower_bound(contents.metadata, schema::kFingerprintKey, {},
                                              &Metadata::value_type::first);
  contents.metadata.emplace(place, schema::kFingerprintKey, fingerprint);
  return glass::write(contents, directory);
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
  const Result<void> merged =
      catch_xapian([&] { return glass::merge(from, to, glass::engine(), schema::is_superseded); });
  if (!merged) return with_hint(merged.error());
  return flush_all_of(to);
}

Result<std::uint64_t> size_of_segment(const std::filesystem::path& directory) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    return std::uint64_t{Xapian::Database(directory.string()).get_doccount()};
  });
}

}  // namespace tropa
