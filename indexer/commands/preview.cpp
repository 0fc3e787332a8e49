// What a run would read, told input by input. Takes the same steps as update.cpp up to the
// Document, in one thread, without an index.
#include "commands/plan.hpp"
#include "commands/read_file.hpp"
#include "readers/reader.hpp"
#include "sources/record_splitter.hpp"
#include "sources/utf8.hpp"
#include "tropa/indexer.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace tropa {
namespace {

constexpr std::size_t kIdentifyBytes = 4096;

class Previewer {
 public:
  Previewer(const std::shared_ptr<const Resources>& resources, const Reader* forced,
            const std::function<bool(const Preview&)>& listener)
      : analyzer_(resources), forced_(forced), listener_(listener) {}

  Result<void> run(const Place& place) {
    if (!place.file_name.empty()) {
      one_file(place.path / place.file_name, place.given);
      return {};
    }
    const Result<Walk> found = walk(place.path, forced_);
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

  void records(std::istream& in, const Reader& reader, const std::string& shown) {
    RecordSplitter splitter(in, reader.split());
    while (const std::optional<RecordText> record = splitter.next()) {
      Preview preview{.path = shown + ":" + std::to_string(record->line),
                      .reader = std::string(reader.name()),
                      .bytes_read = record->text.size()};
      Result<Document> document = reader.read(record->text);
      if (record->too_long) {
        preview.skipped = "longer than 64 MiB";
      } else if (document) {
        preview.document = std::move(*document);
      } else {
        preview.skipped = document.error().what;
      }
      tell(std::move(preview));
      if (stopped_) return;
    }
  }

  bool stopped() const { return stopped_; }

 private:
  void one_file(const std::filesystem::path& file, const std::string& shown) {
    const std::optional<FileStat> stat = stat_of(file);
    if (!stat) return skip(shown, std::strerror(errno));
    if (auto refusal = refusal_of(file.filename().string(), *stat, forced_)) {
      return skip(shown, *refusal);
    }
    const Reader& by_name = forced_ != nullptr ? *forced_ : *reader_for(file.filename().string());
    if (by_name.split() != Split::kWhole) {
      std::ifstream in(file, std::ios::binary);
      if (!in) return skip(shown, std::strerror(errno));
      return records(in, by_name, shown);
    }
    Result<std::string> bytes = read_file(file);
    if (!bytes) return skip(shown, bytes.error().what);
    Preview preview{.path = shown, .bytes_read = bytes->size()};
    Result<ReadArticle> read = read_article(std::move(*bytes), by_name, forced_ != nullptr, shown);
    if (!read) return skip(shown, read.error().what);
    preview.reader = read->reader;
    preview.encoding = read->encoding;
    preview.document = std::move(read->document);
    tell(std::move(preview));
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
  const std::function<bool(const Preview&)>& listener_;
  bool stopped_ = false;
};

}  // namespace

Result<void> preview_paths(std::shared_ptr<const Resources> resources, const std::string& format,
                           std::span<const std::string> paths, std::istream& standard_input,
                           const std::function<bool(const Preview&)>& listener) {
  const Reader* forced = reader_named(format);
  if (!format.empty() && forced == nullptr) return unknown_format(format);
  try {
    Previewer previewer(resources, forced, listener);
    for (const std::string& path : paths) {
      if (previewer.stopped()) break;
      if (path == "-") {
        previewer.records(standard_input, json_lines_reader(), "standard input");
        continue;
      }
      const Result<Place> place = place_of(path);
      if (!place) return place.error();
      if (const Result<void> done = previewer.run(*place); !done) return done;
    }
  } catch (const std::exception& error) {
    return Error{Code::kInternal, error.what(), {}};
  }
  return {};
}

}  // namespace tropa
