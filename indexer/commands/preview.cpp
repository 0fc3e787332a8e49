// What a run would read, told input by input. Takes the same steps as update.cpp up to the
// Document, in one thread, without an index.
#include "commands/plan.hpp"
#include "commands/read_file.hpp"
#include "no_memory.hpp"
#include "readers/cut_words.hpp"
#include "readers/file_kinds.hpp"
#include "readers/open_records.hpp"
#include "sources/encoding.hpp"
#include "sources/filter.hpp"
#include "sources/input_stream.hpp"
#include "sources/limits.hpp"
#include "sources/utf8.hpp"
#include "tropa/indexer.hpp"

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>

namespace tropa {
namespace {

constexpr std::size_t kIdentifyBytes = 4096;

class Previewer {
 public:
  Previewer(const std::shared_ptr<const Resources>& resources, const IndexOptions& options,
            const std::function<bool(const Preview&)>& listener)
      : analyzer_(resources),
        forced_(reader_named(options.format)),
        kinds_{.filters = options.filters, .forced = forced_},
        follow_links_(options.follow_links),
        listener_(listener) {}

  Result<void> run(const Place& place) {
    if (!place.file_name.empty()) {
      one_file(place.path / place.file_name, place.given);
      return {};
    }
    const Result<Walk> found =
        walk(place.path, {.follow_links = follow_links_, .refusal = refusal_by(kinds_)});
    if (!found) return found.error();
    const auto shown = [&place](const std::string& relative) {
      if (place.given == "." || relative.empty()) return printable(relative);
      return place.given + (place.given.ends_with('/') ? "" : "/") + printable(relative);
    };
    for (const FoundFile& file : found->files) {
      one_file(place.path / file.relative_path, shown(file.relative_path));
      if (stopped_) return {};
    }
    for (const SkippedInput& input : found->skipped) skip(shown(input.path), input.reason);
    return {};
  }

  void records(RecordSource& source, const Reader& reader, const std::string& shown) {
    bool has_any = false;
    while (const std::optional<Record> record = source.next()) {
      has_any = true;
      Preview preview{.path = shown + ":" + std::to_string(record->number),
                      .reader = std::string(reader.name()),
                      .bytes_read = record->text.size(),
                      .skipped = record->problem};
      if (preview.skipped.empty()) read(*record, preview);
      tell(std::move(preview));
      if (stopped_) return;
    }
    if (!source.problem().empty()) return skip(shown, source.problem());
    if (!has_any && source.left_out() == 0) skip(shown, "no article in it");
  }

  bool stopped() const { return stopped_; }

 private:
  void one_file(const std::filesystem::path& file, const std::string& shown) {
    const std::optional<FileStat> stat = stat_of(file);
    if (!stat) return skip(shown, std::strerror(errno));
    if (auto refusal = refusal_of(file.filename().string(), *stat, kinds_)) {
      return skip(shown, *refusal);
    }
    if (const FileFilter* filter = filter_for(file.filename().string(), kinds_.filters)) {
      return whole(file, shown, text_reader(), filter);
    }
    const Reader& by_name = forced_ != nullptr ? *forced_ : *reader_for(file.filename().string());
    Result<InputStream> input = InputStream::open(file);
    if (!input) return skip(shown, input.error().what);
    const bool is_whole =
        by_name.split() == Split::kWhole &&
        (forced_ != nullptr || reader_of_content(input->head(), by_name).split() == Split::kWhole);
    if (is_whole) return whole(file, shown, by_name, nullptr);
    const Result<OpenedRecords> opened = open_records(*input, by_name, forced_ != nullptr);
    if (!opened) return skip(shown, opened.error().what);
    if (opened->records != nullptr) return records(*opened->records, *opened->reader, shown);
    whole(file, shown, *opened->reader, nullptr);
  }

  void whole(const std::filesystem::path& file, const std::string& shown, const Reader& by_name,
             const FileFilter* filter) {
    Result<std::string> bytes = filter != nullptr ? run_filter(filter->command, file)
                                                  : read_input(file, kMostDocumentBytes);
    if (!bytes) return skip(shown, bytes.error().what);
    Preview preview{.path = shown, .bytes_read = bytes->size()};
    Result<ReadArticle> read = read_article(std::move(*bytes), by_name, forced_ != nullptr, shown);
    if (!read) return skip(shown, read.error().what);
    preview.reader = read->reader;
    preview.encoding = read->encoding;
    preview.document = std::move(read->document);
    tell(std::move(preview));
  }

  static void read(const Record& record, Preview& preview) {
    const Result<Decoded> decoded = decode(record.text);
    if (!decoded) {
      preview.skipped = decoded.error().what;
      return;
    }
    Result<Document> document = record.reader->read(decoded->text);
    if (!document) {
      preview.skipped = document.error().what;
      return;
    }
    join_cut_words(document->text);
    if (record.around) add_surroundings(*record.around, *document);
    preview.document = std::move(*document);
  }

  void skip(const std::string& shown, std::string reason) {
    tell({.path = shown, .skipped = std::move(reason)});
  }

  void tell(Preview preview) {
    Document& document = preview.document;
    if (preview.skipped.empty() && !document.language) {
      const std::string sample =
          document.title + "\n" + std::string(utf8::first(document.text, kIdentifyBytes));
      document.language = analyzer_.identify(sample).language;
    }
    stopped_ = !listener_(preview);
  }

  Analyzer analyzer_;
  const Reader* forced_;
  FileKinds kinds_;
  bool follow_links_;
  const std::function<bool(const Preview&)>& listener_;
  bool stopped_ = false;
};

}  // namespace

Result<void> preview_paths(std::shared_ptr<const Resources> resources, const IndexOptions& options,
                           std::span<const std::string> paths, std::istream& standard_input,
                           const std::function<bool(const Preview&)>& listener) {
  if (!options.format.empty() && reader_named(options.format) == nullptr) {
    return unknown_format(options.format);
  }
  try {
    Previewer previewer(resources, options, listener);
    for (const std::string& path : paths) {
      if (previewer.stopped()) break;
      if (path == "-") {
        const auto records = records_of(standard_input, Split::kLines);
        previewer.records(*records, json_lines_reader(), "standard input");
        continue;
      }
      const Result<Place> place = place_of(path);
      if (!place) return place.error();
      if (const Result<void> done = previewer.run(*place); !done) return done;
    }
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::exception& error) {
    return Error{Code::kInternal, error.what(), {}};
  }
  return {};
}

}  // namespace tropa
