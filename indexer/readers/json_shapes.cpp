#include "readers/json_shapes.hpp"

#include "readers/article_keys.hpp"
#include "readers/json_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr int kMostWrappings = 4;

// Members in which services put the article itself.
constexpr auto kWrappers = std::to_array<std::string_view>(
    {"_source", "article", "newsarticle", "post", "item", "document", "doc", "news", "story",
     "entry", "record", "data", "attributes", "result", "payload", "response", "node", "page"});

bool is_object(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_object();
}

bool is_string(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string();
}

bool has_role(const Json& object, Role role) {
  for (const auto& [key, value] : object.items()) {
    if (role_of(key) == role && !value.is_null() && !value.empty()) return true;
  }
  return false;
}

/// The members of `inner` stand in `object` from now on, where it has none of that name.
void lift(Json& object, const char* member) {
  const Json inner = std::move(object[member]);
  object.erase(member);
  for (const auto& [key, value] : inner.items()) {
    if (!object.contains(key) || object[key].is_null()) object[key] = value;
  }
}

/// {"_index": "news", "_id": "7", "_source": {...}}: the number is one of that index only.
void unwrap_elasticsearch(Json& object) {
  Json article = std::move(object["_source"]);
  if (!has_role(article, Role::kId) && !has_role(article, Role::kUrl) && object.contains("_id")) {
    const std::string index =
        is_string(object, "_index") ? object["_index"].get<std::string>() + "/" : std::string();
    article["id"] = index + line_of(object["_id"]);
  }
  object = std::move(article);
}

/// A text that is not only the name of a wrapping.
bool has_own_text(const Json& object) {
  return std::ranges::any_of(object.items(), [](const auto& member) {
    const Json& value = member.value();
    if (role_of(member.key()) != Role::kText || value.is_null() || value.empty()) return false;
    return !value.is_object() || std::ranges::find(kWrappers, member.key()) == kWrappers.end();
  });
}

/// True when a wrapping was taken off.
bool unwrap(Json& object) {
  if (is_object(object, "_source")) {
    unwrap_elasticsearch(object);
    return true;
  }
  const bool has_text = has_own_text(object);
  for (const std::string_view wrapper : kWrappers) {
    const char* member = wrapper.data();
    if (has_text || !is_object(object, member)) continue;
    const Json& inner = object[member];
    if (!has_role(inner, Role::kTitle) && !has_role(inner, Role::kText) && inner.size() != 1) {
      continue;
    }
    lift(object, member);
    return true;
  }
  return false;
}

/// WordPress' REST interface: numbers are those of its tables, which several sites have alike.
void flatten_wordpress(Json& object) {
  if (!is_object(object, "title") || !object["title"].contains("rendered")) return;
  if (object.contains("link")) object.erase("id");
  for (const char* member : {"author", "featured_media", "parent", "menu_order", "_links", "meta",
                             "categories", "tags"}) {
    const bool is_number =
        object.contains(member) && (object[member].is_number() || object[member].is_structured());
    if (is_number) object.erase(member);
  }
  if (!is_object(object, "_embedded")) return;
  const Json embedded = std::move(object["_embedded"]);
  object.erase("_embedded");
  if (embedded.contains("author")) object["author"] = embedded["author"];
  if (!embedded.contains("wp:term") || !embedded["wp:term"].is_array()) return;
  Json tags = Json::array();
  for (const Json& group : embedded["wp:term"]) {
    if (!group.is_array()) continue;
    for (const Json& term : group) tags.push_back(names_of(term, ";"));
  }
  object["tags"] = std::move(tags);
}

/// The Guardian and others: {"webTitle": ..., "fields": {"bodyText": ...}}.
void flatten_fields(Json& object) {
  if (is_object(object, "fields") && !has_role(object, Role::kText)) lift(object, "fields");
}

/// A message of a Telegram export: who wrote it is its author, and its number is one of that chat
/// only.
void flatten_telegram(Json& object) {
  const bool is_message = is_string(object, "type") && object["type"] == "message" &&
                          object.contains("text") && object.contains("date");
  if (!is_message) return;
  if (object.contains("from") && !object.contains("author")) object["author"] = object["from"];
  for (const char* member :
       {"type", "from", "from_id", "actor", "actor_id", "date_unixtime", "edited_unixtime",
        "text_entities", "photo_file_size", "width", "height"}) {
    object.erase(member);
  }
}

/// "Rząd przyjął… [+2310 chars]": NewsAPI gives only the beginning; its description says more.
void complete_cut_content(Json& object) {
  if (!is_string(object, "content")) return;
  std::string content = object["content"].get<std::string>();
  const std::size_t open = content.rfind("[+");
  if (open == std::string::npos || !content.ends_with(" chars]")) return;
  content.erase(open);
  while (content.ends_with(' ')) content.pop_back();
  const std::string description =
      is_string(object, "description") ? object["description"].get<std::string>() : std::string();
  // Its first words tell whether the description is the same text.
  const bool is_same = content.find(description.substr(0, 40)) != std::string::npos;
  if (!description.empty() && !is_same) content = description + "\n\n" + content;
  object["content"] = content;
}

}  // namespace

Json flat_article(Json object) {
  for (int count = 0; count < kMostWrappings && unwrap(object); ++count) {
  }
  flatten_wordpress(object);
  flatten_fields(object);
  flatten_telegram(object);
  complete_cut_content(object);
  return object;
}

}  // namespace tropa
