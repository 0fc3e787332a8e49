// One article out of an index, by its id.
#include "segments/segment_readers.hpp"

#include "catch_xapian.hpp"
#include "tropa/indexer.hpp"

namespace tropa {
namespace {

Document document_of(schema::Record record) {
  Document document{.id = std::move(record.id),
                    .title = std::move(record.title),
                    .text = std::move(record.text),
                    .date = std::move(record.date),
                    .url = std::move(record.url),
                    .source = std::move(record.source),
                    .author = std::move(record.author),
                    .tags = std::move(record.tags),
                    .language = record.language,
                    .path = std::move(record.path),
                    .extra = std::move(record.extra)};
  if (record.date_is_file_time) document.extra.insert_or_assign("date_is", "\"file time\"");
  return document;
}

Result<Document> find(const std::filesystem::path& database, std::string_view id) {
  if (const auto manifest = schema::read_manifest(database); !manifest) return manifest.error();
  const Result<std::vector<Segment>> segments = open_segments(database);
  if (!segments) return segments.error();
  const std::string term = schema::id_term(id);
  for (const Segment& segment : *segments) {
    const auto end = segment.database.postlist_end(term);
    for (auto at = segment.database.postlist_begin(term); at != end; ++at) {
      Result<schema::Record> record =
          schema::record_from(segment.database.get_document(*at).get_data());
      if (!record) return record.error();
      // Long ids share a term that has a hash of theirs.
      if (record->id == id) return document_of(std::move(*record));
    }
  }
  return Error{Code::kUsage,
               "the index '" + database.string() + "' has no article '" + std::string(id) + "'",
               "ids are in the results of tropa-search --json"};
}

}  // namespace

Result<Document> stored_article(const std::filesystem::path& database, std::string_view id) {
  return catch_xapian([&] { return find(database, id); });
}

}  // namespace tropa
