#include "program/article_report.hpp"
#include "tropa/terminal.hpp"

#include "program/messages.hpp"

#include <nlohmann/json.hpp>

namespace tropa::program {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void add(Json& json, const Document& article) {
  const auto set = [&json](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  set("title", article.title);
  set("date", article.date);
  if (article.language) json["lang"] = to_string(*article.language);
  set("source", article.source);
  set("url", article.url);
  set("author", article.author);
  if (!article.tags.empty()) json["tags"] = article.tags;
  for (const auto& [key, value] : article.extra) {
    if (json.contains(key) || key == "path" || key == "text") continue;
    Json parsed = Json::parse(value, nullptr, false);
    json[key] = parsed.is_discarded() ? Json(value) : std::move(parsed);
  }
}

std::string joined(const std::vector<std::string>& tags) {
  std::string list;
  for (const std::string& tag : tags) list += (list.empty() ? "" : ", ") + tag;
  return list;
}

/// Line breaks stay; a terminal must not see other controls.
std::string safe_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += for_terminal(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string text(const Preview& preview) {
  if (!preview.skipped.empty())
    return for_terminal(preview.path) + ": skipped: " + preview.skipped + "\n";
  const Document& article = preview.document;
  std::string line = for_terminal(preview.path) + ": " + preview.reader;
  if (!preview.encoding.empty()) line += ", " + preview.encoding;
  line += ", " + std::string(article.language ? to_string(*article.language) : "no language");
  line += ", " + (article.date.empty() ? "no date" : article.date);
  line += ", " + std::to_string(article.text.size()) + " of " + std::to_string(preview.bytes_read) +
          " bytes\n";
  return line + "  " + (article.title.empty() ? "(no headline)" : for_terminal(article.title)) +
         "\n";
}

std::string json(const Preview& preview) {
  Json json{{"path", preview.path}};
  if (!preview.skipped.empty()) {
    json["skipped"] = preview.skipped;
    return dumped(json);
  }
  if (!preview.document.id.empty()) json["id"] = preview.document.id;
  json["reader"] = preview.reader;
  if (!preview.encoding.empty()) json["encoding"] = preview.encoding;
  json["bytes_read"] = preview.bytes_read;
  json["bytes_kept"] = preview.document.text.size();
  add(json, preview.document);
  json["text"] = preview.document.text;
  return dumped(json);
}

std::string text(const Document& article) {
  std::string out;
  const auto line = [&out](const std::string& name, const std::string& value) {
    if (!value.empty()) out += name + ": " + for_terminal(value) + "\n";
  };
  line("id", article.id);
  line("path", article.path);
  line("title", article.title);
  const bool is_file_time = article.extra.contains("date_is");
  line("date", article.date + (is_file_time ? " (file time)" : ""));
  if (article.language) line("lang", std::string(to_string(*article.language)));
  line("source", article.source);
  line("author", article.author);
  line("url", article.url);
  line("tags", joined(article.tags));
  for (const auto& [key, value] : article.extra) {
    if (key != "date_is") line(key, value);
  }
  return out + "\n" + safe_lines(article.text);
}

std::string json(const Document& article) {
  Json json{{"id", article.id}, {"path", article.path}};
  add(json, article);
  json["text"] = article.text;
  return dumped(json);
}

}  // namespace tropa::program
