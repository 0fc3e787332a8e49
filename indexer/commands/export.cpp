// The stored articles -> JSON Lines, with the keys that readers/json.cpp reads. What an index was
// made of can so be kept, moved to another version of Tropa, or given to another program.
#include "index/index_directory.hpp"
#include "index/wait_for_writer.hpp"
#include "readers/headline.hpp"
#include "segments/segment_readers.hpp"

#include "catch_xapian.hpp"
#include "tropa/indexer.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace tropa {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const schema::Record& record) {
  Json json;
  const auto add = [&json](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  add("id", record.id);
  // A title that was made from the text would be a headline when it is read back, and weigh more.
  if (record.text.empty() || record.title != title_from_text(record.text)) {
    add("title", record.title);
  }
  add("date", record.date);
  if (record.date_is_file_time) json["date_is"] = "file time";
  json["lang"] = to_string(record.language);
  add("source", record.source);
  add("url", record.url);
  add("author", record.author);
  if (!record.tags.empty()) json["tags"] = record.tags;
  add("path", record.path);
  for (const auto& [key, value] : record.extra) {
    if (json.contains(key)) continue;
    Json parsed = Json::parse(value, nullptr, false);
    json[key] = parsed.is_discarded() ? Json(value) : std::move(parsed);
  }
  add("text", record.text);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::uint64_t> write_all(const std::filesystem::path& index, std::ostream& out) {
  const Result<std::vector<Segment>> segments = open_segments(index);
  if (!segments) return segments.error();
  std::uint64_t count = 0;
  for (const Segment& segment : *segments) {
    const auto end = segment.database.postlist_end("");
    for (auto at = segment.database.postlist_begin(""); at != end; ++at) {
      const Result<schema::Record> record =
          schema::record_from(segment.database.get_document(*at).get_data());
      if (!record) return record.error();
      out << line_of(*record) << '\n';
      if (!out) break;
      ++count;
    }
  }
  out.flush();
  if (!out) {
    return Error{Code::kIo, "the articles could not be written", "is the disk full?"};
  }
  return count;
}

}  // namespace

Result<std::uint64_t> export_articles(const std::filesystem::path& database, std::ostream& out,
                                      std::chrono::milliseconds wait) {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    if (const auto manifest = schema::read_manifest(database); !manifest) return manifest.error();
    const auto lock = while_locked(wait, [&] { return DirectoryLock::take(database); });
    if (!lock) return lock.error();
    return write_all(database, out);
  });
}

}  // namespace tropa
