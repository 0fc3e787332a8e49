#include "render/article_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tropa::render {

std::string article_json(const Article& article) {
  using Json = nlohmann::ordered_json;
  Json json;
  const auto add = [&json](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  add("id", article.id);
  add("title", article.title);
  add("date", article.date);
  if (article.date_is_file_time) json["date_is"] = "file time";
  json["lang"] = to_string(article.language);
  add("source", article.source);
  add("url", article.url);
  add("author", article.author);
  if (!article.tags.empty()) json["tags"] = article.tags;
  add("path", article.path);
  for (const auto& [key, value] : article.extra) {
    if (json.contains(key)) continue;
    Json parsed = Json::parse(value, nullptr, false);
    json[key] = parsed.is_discarded() ? Json(value) : std::move(parsed);
  }
  add("text", article.text);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tropa::render
