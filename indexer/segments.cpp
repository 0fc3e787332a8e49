#include "segments.hpp"

#include "guarded.hpp"
#include "index_directory.hpp"

#include <cerrno>
#include <cstring>

namespace tropa {
namespace {

/// Opening errors mean a damaged index elsewhere; here nothing was there that could be damaged.
Error not_written(const Error& error, const std::filesystem::path& directory) {
  if (error.code == Code::kInternal) return error;
  return Error{Code::kIo, "cannot write '" + directory.string() + "': " + error.what, kFreeSpace};
}

}  // namespace

Xapian::Document document_of(const Postings& postings) {
  Xapian::Document document;
  for (const Postings::Term& term : postings.terms) {
    document.add_term(std::string(postings.text_of(term)), term.wdf);
  }
  for (const auto& [slot, value] : postings.values) document.add_value(slot, value);
  document.set_data(postings.record);
  return document;
}

Result<void> write_segment(Batch batch, const std::filesystem::path& directory) {
  const auto write = [&]() -> Result<void> {
    // Nobody's index yet, and flushed as a whole below: no need to pay for safety in between.
    Xapian::WritableDatabase database(
        directory.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    for (Postings& postings : batch.articles) {
      database.add_document(document_of(postings));
      // Xapian has its own copy now, and several batches are in memory at a time.
      postings = Postings();
    }
    for (const auto& [key, term] : batch.synonyms) {
      database.set_metadata(schema::vocabulary_entry(key, term),
                            std::string(schema::kVocabularyMark));
    }
    database.set_metadata(std::string(schema::kFingerprintKey),
                          schema::fingerprint_value(batch.fingerprint));
    database.commit();
    const bool is_whole = database.get_doccount() == batch.articles.size();
    database.close();
    if (!is_whole) return Error{Code::kIo, "not all articles arrived", {}};
    return {};
  };
  const Result<void> written = guarded([&]() -> Result<void> {
    errno = 0;
    try {
      return write();
    } catch (const Xapian::InvalidOperationError&) {
      // After a failed write Xapian tries to take back what it began, which DB_DANGEROUS forbids,
      // and that is all it tells. What the system said last is the cause.
      return Error{Code::kIo, errno != 0 ? std::strerror(errno) : "not all articles arrived", {}};
    }
  });
  if (!written) return not_written(written.error(), directory);
  return flush_all_of(directory);
}

Result<void> merge_segments(std::span<const std::filesystem::path> from,
                            const std::filesystem::path& to) {
  Xapian::Database all;
  const Result<void> opened = guarded([&]() -> Result<void> {
    for (const std::filesystem::path& segment : from) {
      all.add_database(Xapian::Database(segment.string()));
    }
    return {};
  });
  if (!opened) return opened;
  const Result<void> merged = guarded([&]() -> Result<void> {
    all.compact(to.string(), Xapian::Compactor::FULL);
    return {};
  });
  if (!merged) {
    // Xapian says the same of a source that cannot be read and of a result that cannot be written.
    const bool is_source = merged.error().what.find(to.string()) == std::string::npos;
    const bool is_damage = is_source && merged.error().code == Code::kDamaged;
    return is_damage ? merged : not_written(merged.error(), to);
  }
  const Result<void> checked = guarded([&]() -> Result<void> {
    const Xapian::Database made(to.string());
    const bool is_whole = made.get_doccount() == all.get_doccount() &&
                          made.get_total_length() == all.get_total_length();
    if (!is_whole) return Error{Code::kIo, "not all articles arrived", {}};
    return {};
  });
  if (!checked) return not_written(checked.error(), to);
  return flush_all_of(to);
}

Result<std::uint64_t> size_of_segment(const std::filesystem::path& directory) {
  return guarded([&]() -> Result<std::uint64_t> {
    return std::uint64_t{Xapian::Database(directory.string()).get_doccount()};
  });
}

}  // namespace tropa
