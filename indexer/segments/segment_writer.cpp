#include "segments/segment_writer.hpp"

#include "catch_xapian.hpp"
#include "schema.hpp"
#include "segments/durable_files.hpp"
#include "terms/postings_by_term.hpp"

namespace tropa {
namespace {

Result<void> write_batch(const Batch& batch, const std::filesystem::path& directory) {
  const PostingsByTerm by_term(batch.articles);
  glass::Contents contents{
      .documents = batch.articles, .postings = by_term.lists(), .metadata = {}};
  contents.metadata.reserve(batch.vocabulary.size() + 1);
  for (const auto& [key, term] : batch.vocabulary) {
    contents.metadata.emplace_back(schema::vocabulary_entry(key, term), schema::kVocabularyMark);
  }
  contents.metadata.emplace_back(schema::kFingerprintKey,
                                 schema::fingerprint_value(batch.fingerprint));
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
