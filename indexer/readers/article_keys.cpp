#include "readers/article_keys.hpp"

#include "readers/date.hpp"
#include "readers/headers.hpp"
#include "readers/json_date.hpp"
#include "readers/json_text.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::json;

// A title with so many more words under a key that nobody knows is an article whose text was
// missed.
constexpr std::size_t kFewestWordsOfText = 6;
constexpr std::size_t kMostKeysNamed = 8;

bool is_address_value(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

bool fill(std::string& field, std::string text) {
  if (text.empty() || !field.empty()) return false;
  field = std::move(text);
  return true;
}

void take_tags(Document& document, const Json& value) {
  // The parts of a list may hold commas.
  const std::string list = names_of(value, ";") + (value.is_array() ? ";" : "");
  for (std::string& tag : split_tags(list)) {
    if (std::ranges::find(document.tags, tag) == document.tags.end()) {
      document.tags.push_back(std::move(tag));
    }
  }
}

/// The address of {"href": ...}, of the first one in a list, or a string.
std::string address_of(const Json& value) {
  const Json& one = value.is_array() && !value.empty() ? value[0] : value;
  for (const char* member : {"href", "url", "@id"}) {
    if (one.is_object() && one.contains(member) && one[member].is_string()) {
      return one[member].get<std::string>();
    }
  }
  return line_of(value);
}

/// False when the value is of no use in this role and should be kept as an unknown key.
bool take(Document& document, Role role, const Json& value) {
  switch (role) {
    case Role::kId:
      return fill(document.id, value.is_array() ? std::string() : line_of(value));
    case Role::kTitle:
      return fill(document.title, line_of(value));
    case Role::kText:
    case Role::kCopy:
      // A second text is a copy of the first: news-please writes both.
      fill(document.text, paragraphs_of(value));
      return true;
    case Role::kSummary:
      return fill(document.text, paragraphs_of(value));
    case Role::kDate: {
      const std::optional<std::string> date = date_of(value);
      return date && fill(document.date, *date);
    }
    case Role::kUrl: {
      std::string url = address_of(value);
      return is_address_value(url) || document.url.empty() ? fill(document.url, std::move(url))
                                                           : false;
    }
    case Role::kSource: {
      std::string source = names_of(value, ", ");
      std::string& field = is_address_value(source) ? document.url : document.source;
      return fill(field, std::move(source));
    }
    case Role::kAuthor:
      return fill(document.author, names_of(value, ", "));
    case Role::kLanguage:
      if (!document.language) document.language = language_named(line_of(value));
      return document.language.has_value();
    case Role::kPath:
      return value.is_string() && fill(document.path, value.get<std::string>());
    case Role::kTags:
      take_tags(document, value);
      return !names_of(value, ";").empty();
  }
  return false;
}

bool says_nothing(const Json& value) {
  if (value.is_string()) {
    const std::string_view text = utf8::trimmed(value.get_ref<const std::string&>());
    return text.empty() || text == "None" || text == "NULL" || text == "null";
  }
  return value.is_null() || (value.is_structured() && value.empty());
}

}  // namespace

bool take_article(Json object, Document& document) {
  std::vector<std::pair<Rank, std::string>> known;  // with the key as written
  for (const auto& [key, value] : object.items()) {
    if (const std::optional<Rank> rank = rank_of(key)) known.emplace_back(*rank, key);
  }
  std::ranges::sort(known);
  const auto take_row = [&](const std::string& key, Role role) {
    const auto found = object.find(key);
    if (says_nothing(*found) || take(document, role, *found)) object.erase(found);
  };
  for (const auto& [rank, key] : known) {
    if (rank.role != Role::kCopy && rank.role != Role::kSummary) take_row(key, rank.role);
  }
  for (const Role last : {Role::kCopy, Role::kSummary}) {
    for (const auto& [rank, key] : known) {
      if (rank.role == last) take_row(key, last);
    }
  }
  for (const auto& [key, value] : object.items()) {
    if (!says_nothing(value)) document.extra.insert_or_assign(key, value.dump());
  }
  return !document.title.empty() || !document.text.empty();
}

std::optional<std::string> unknown_text(const Document& document) {
  if (!document.text.empty()) return std::nullopt;
  bool has_text = false;
  std::string names;
  std::size_t count = 0;
  for (const auto& [key, json] : document.extra) {
    if (count++ < kMostKeysNamed) names += (names.empty() ? "" : ", ") + key;
    const std::string text = paragraphs_of(Json::parse(json, nullptr, false));
    has_text |= std::ranges::count(text, ' ') >= static_cast<std::ptrdiff_t>(kFewestWordsOfText);
  }
  if (!has_text) return std::nullopt;
  if (count > kMostKeysNamed) names += ", ...";
  return "a title, but no text under a key that Tropa knows (its other keys: " + names + ")";
}

}  // namespace tropa
