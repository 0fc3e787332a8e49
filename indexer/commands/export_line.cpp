#include "commands/export_line.hpp"

#include "readers/headline.hpp"

#include <nlohmann/json.hpp>

namespace tropa {

using Json = nlohmann::ordered_json;

bool has_own_title(const schema::Record& record) {
  return record.text.empty() || record.title != title_from_text(record.text);
}

std::string export_line(const schema::Record& record,
                        const std::vector<std::pair<std::string, std::string>>& fields) {
  Json json;
  const auto add = [&json](const std::string& key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  add("id", record.id);
  if (has_own_title(record)) add("title", record.title);
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
  for (const auto& [key, value] : fields) json[key] = value;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tropa
