// The stored articles -> JSON Lines. What an index was made of can so be kept, moved to another
// version of Tropa, or given to another program; with their terms, to another engine.
#include "commands/export_line.hpp"
#include "index/index_directory.hpp"
#include "index/wait_for_writer.hpp"
#include "segments/segment_readers.hpp"
#include "terms/analyzed_fields.hpp"
#include "terms/document_indexer.hpp"

#include "catch_xapian.hpp"
#include "tropa/indexer.hpp"

#include <optional>
#include <ostream>
#include <utility>

namespace tropa {
namespace {

/// Without resources the articles alone, else their terms too.
class ArticleWriter {
 public:
  ArticleWriter(std::shared_ptr<const Resources> resources, std::ostream& out) : out_(out) {
    if (resources) analyzer_.emplace(std::move(resources));
  }

  /// False when nothing more can be written.
  bool write(const schema::Record& record, bool own_title) {
    if (analyzer_) {
      out_ << export_line(record, analyzed_fields(*analyzer_, record, own_title)) << '\n';
    } else {
      out_ << export_line(record) << '\n';
    }
    if (out_) ++count_;
    return out_.good();
  }

  Result<std::uint64_t> finish() {
    out_.flush();
    if (out_) return count_;
    return Error{Code::kIo, "the articles could not be written", "is the disk full?"};
  }

 private:
  std::optional<Analyzer> analyzer_;
  std::ostream& out_;
  std::uint64_t count_ = 0;
};

Result<std::uint64_t> write_all(const std::filesystem::path& index, ArticleWriter writer) {
  const Result<std::vector<Segment>> segments = open_segments(index);
  if (!segments) return segments.error();
  for (const Segment& segment : *segments) {
    const auto end = segment.database.postlist_end("");
    for (auto at = segment.database.postlist_begin(""); at != end; ++at) {
      const Result<schema::Record> record =
          schema::record_from(segment.database.get_document(*at).get_data());
      if (!record) return record.error();
      if (!writer.write(*record, has_own_title(*record))) return writer.finish();
    }
  }
  return writer.finish();
}

}  // namespace

Result<std::uint64_t> export_articles(const std::filesystem::path& database, std::ostream& out,
                                      std::chrono::milliseconds wait,
                                      std::shared_ptr<const Resources> resources) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    const auto manifest = schema::read_manifest(database);
    if (!manifest) return manifest.error();
    if (resources && manifest->fingerprint != resources->fingerprint()) {
      return Error{Code::kNoIndex,
                   "the index '" + database.string() + "' was made with other dictionaries",
                   "index the files again, or export them and not the index"};
    }
    const auto lock = while_locked(wait, [&] { return DirectoryLock::take(database); });
    if (!lock) return lock.error();
    return write_all(database, ArticleWriter(std::move(resources), out));
  });
}

Result<std::uint64_t> export_paths(std::shared_ptr<const Resources> resources,
                                   const std::string& format, std::span<const std::string> paths,
                                   std::istream& standard_input, std::ostream& out, bool analyzed,
                                   const std::function<bool(const Preview&)>& listener) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    ArticleWriter writer(analyzed ? resources : nullptr, out);
    IndexOptions options;
    options.format = format;
    const Result<void> done =
        preview_paths(resources, options, paths, standard_input, [&](const Preview& preview) {
          if (!preview.skipped.empty()) return listener(preview);
          Document document = preview.document;
          if (document.path.empty()) document.path = preview.path;
          if (document.id.empty()) document.id = preview.path;
          const bool own_title = !document.title.empty();
          const Language language = document.language.value_or(Language::kOther);
          schema::Record record = DocumentIndexer::record_of(std::move(document), std::nullopt);
          record.language = language;
          return writer.write(record, own_title) && listener(preview);
        });
    if (!done) return done.error();
    return writer.finish();
  });
}

}  // namespace tropa
