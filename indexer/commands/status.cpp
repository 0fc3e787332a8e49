// What an index holds, from its own counters where it has them. Opens no article.
#include "index/last_run.hpp"
#include "segments/segment_readers.hpp"

#include "catch_xapian.hpp"
#include "database_list.hpp"
#include "directory.hpp"
#include "tropa/indexer.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace tropa {
namespace {

/// "20251201T134500" -> "2025-12-01".
std::string day_of(const std::string& slot) {
  if (slot.size() < 8) return slot;
  return slot.substr(0, 4) + "-" + slot.substr(4, 2) + "-" + slot.substr(6, 2);
}

/// The bounds that Xapian keeps are not narrowed by removals, so the slot itself is read.
void add_dates(const Xapian::Database& database, std::string& first, std::string& last,
               std::uint64_t& dated) {
  const auto end = database.valuestream_end(schema::kSlotDate);
  for (auto at = database.valuestream_begin(schema::kSlotDate); at != end; ++at) {
    const std::string date = *at;
    if (first.empty() || date < first) first = date;
    last = std::max(last, date);
    ++dated;
  }
}

Result<IndexStatus> look_at(const std::filesystem::path& index) {
  const Result<schema::Manifest> manifest = schema::read_manifest(index);
  if (!manifest) return manifest.error();
  const Result<std::vector<Segment>> segments = open_segments(index);
  if (!segments) return segments.error();
  IndexStatus status;
  status.format = manifest->version;
  status.fingerprint = manifest->fingerprint;
  for (const schema::Manifest::Root& root : manifest->roots) status.roots.push_back(root.given);
  const schema::Field& language_field = *schema::find_field("lang");
  std::string first;
  std::string last;
  std::uint64_t dated = 0;
  for (const Segment& segment : *segments) {
    const Xapian::Database& database = segment.database;
    for (const Language language :
         {Language::kPl, Language::kUk, Language::kRu, Language::kOther}) {
      const std::string term = schema::value_term(language_field, to_string(language));
      status.by_language[language] += database.get_termfreq(term);
    }
    add_dates(database, first, last, dated);
    status.articles += database.get_doccount();
    status.segments.push_back({segment.name, database.get_doccount(), bytes_below(segment.path)});
  }
  status.first_day = day_of(first);
  status.last_day = day_of(last);
  status.undated = status.articles - std::min(dated, status.articles);
  status.bytes = bytes_below(index);
  status.last_run = last_run(index);
  return status;
}

}  // namespace

Result<std::vector<std::string>> index_parts(const std::filesystem::path& database) {
  return catch_xapian([&]() -> Result<std::vector<std::string>> {
    // A file is no index either; the message about that is the better one.
    std::error_code trouble;
    if (!std::filesystem::is_directory(database, trouble)) return std::vector{database.string()};
    return schema::databases_of({database.string()});
  });
}

Result<IndexStatus> index_status(const std::filesystem::path& database) {
  return catch_xapian([&] { return look_at(database); });
}

}  // namespace tropa
