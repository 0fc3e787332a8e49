#include "readers/article_keys.hpp"

#include "readers/date.hpp"
#include "readers/headers.hpp"
#include "readers/json_date.hpp"
#include "readers/json_text.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::json;

// A title with so many more words under a key that nobody knows is an article whose text was
// missed.
constexpr std::size_t kFewestWordsOfText = 6;
constexpr std::size_t kMostKeysNamed = 8;

struct Key {
  std::string_view name;  // small letters and digits only
  Role role;
};

// For one role the first row with a value wins.
constexpr auto kKeys = std::to_array<Key>({
    {"id", Role::kId},
    {"guid", Role::kId},
    {"uuid", Role::kId},
    {"title", Role::kTitle},
    {"headline", Role::kTitle},
    {"posttitle", Role::kTitle},  // WordPress
    {"titlepage", Role::kTitle},  // news-please: <title> of the page
    {"titlerss", Role::kTitle},   // news-please: of the feed
    {"heading", Role::kTitle},
    {"subject", Role::kTitle},
    {"webtitle", Role::kTitle},  // The Guardian
    {"ogtitle", Role::kTitle},
    {"tytuł", Role::kTitle},
    {"заголовок", Role::kTitle},
    {"maintext", Role::kText},  // news-please; its "text" is a copy
    {"text", Role::kText},      // ours, trafilatura, newspaper4k
    {"fulltext", Role::kText},
    {"articlebody", Role::kText},  // schema.org
    {"articletext", Role::kText},
    {"body", Role::kText},
    {"bodytext", Role::kText},
    {"contenttext", Role::kText},  // JSON Feed
    {"contenthtml", Role::kText},  // JSON Feed
    {"contentencoded", Role::kText},
    {"content", Role::kText},
    {"postcontent", Role::kText},  // WordPress
    {"article", Role::kText},
    {"message", Role::kText},
    {"paragraphs", Role::kText},
    {"blocks", Role::kText},
    {"treść", Role::kText},
    {"tekst", Role::kText},
    {"текст", Role::kText},
    {"rawtext", Role::kCopy},  // trafilatura: text without paragraphs
    {"articlehtml", Role::kCopy},
    {"bodyhtml", Role::kCopy},
    {"textentities", Role::kCopy},  // Telegram
    {"lead", Role::kSummary},
    {"leadparagraph", Role::kSummary},
    {"description", Role::kSummary},
    {"excerpt", Role::kSummary},
    {"postexcerpt", Role::kSummary},
    {"summary", Role::kSummary},
    {"abstract", Role::kSummary},
    {"snippet", Role::kSummary},
    {"metadescription", Role::kSummary},
    {"date", Role::kDate},         // ours and trafilatura
    {"datepublish", Role::kDate},  // news-please
    {"datepublished", Role::kDate},
    {"publishdate", Role::kDate},  // newspaper4k, Hugo
    {"published", Role::kDate},
    {"publishedat", Role::kDate},  // NewsAPI
    {"publisheddate", Role::kDate},
    {"publishedon", Role::kDate},
    {"publishedtime", Role::kDate},
    {"publicationdate", Role::kDate},
    {"pubdate", Role::kDate},
    {"pubtime", Role::kDate},
    {"firstpublished", Role::kDate},
    {"webpublicationdate", Role::kDate},
    {"postdate", Role::kDate},
    {"dateunixtime", Role::kDate},  // Telegram
    {"dcdate", Role::kDate},
    {"issued", Role::kDate},
    {"created", Role::kDate},
    {"createdat", Role::kDate},
    {"datecreated", Role::kDate},
    {"timestamp", Role::kDate},
    {"datetime", Role::kDate},
    {"time", Role::kDate},
    {"day", Role::kDate},
    {"postdategmt", Role::kDate},
    {"dategmt", Role::kDate},
    {"data", Role::kDate},
    {"дата", Role::kDate},
    {"datemodified", Role::kDate},
    {"datemodify", Role::kDate},
    {"modified", Role::kDate},
    {"updated", Role::kDate},
    {"updatedat", Role::kDate},
    {"lastmod", Role::kDate},
    {"url", Role::kUrl},
    {"link", Role::kUrl},
    {"canonicallink", Role::kUrl},
    {"canonicalurl", Role::kUrl},
    {"permalink", Role::kUrl},
    {"sourceurl", Role::kUrl},
    {"articleurl", Role::kUrl},
    {"originalurl", Role::kUrl},
    {"weburl", Role::kUrl},
    {"href", Role::kUrl},
    {"uri", Role::kUrl},
    {"source", Role::kSource},          // ours; trafilatura: the URL
    {"sourcehostname", Role::kSource},  // trafilatura: name of the site
    {"sitename", Role::kSource},
    {"metasitename", Role::kSource},
    {"ogsitename", Role::kSource},
    {"sourcename", Role::kSource},
    {"sourcedomain", Role::kSource},  // news-please
    {"publisher", Role::kSource},
    {"publication", Role::kSource},
    {"newspaper", Role::kSource},
    {"outlet", Role::kSource},
    {"hostname", Role::kSource},  // trafilatura
    {"domain", Role::kSource},
    {"site", Role::kSource},
    {"źródło", Role::kSource},
    {"джерело", Role::kSource},
    {"источник", Role::kSource},
    {"author", Role::kAuthor},
    {"authors", Role::kAuthor},  // news-please: a list
    {"byline", Role::kAuthor},
    {"creator", Role::kAuthor},
    {"dccreator", Role::kAuthor},
    {"postauthor", Role::kAuthor},
    {"autor", Role::kAuthor},
    {"автор", Role::kAuthor},
    {"lang", Role::kLanguage},
    {"language", Role::kLanguage},
    {"metalang", Role::kLanguage},
    {"inlanguage", Role::kLanguage},
    {"locale", Role::kLanguage},
    {"tags", Role::kTags},
    {"tag", Role::kTags},
    {"categories", Role::kTags},  // trafilatura: joined by semicolons
    {"category", Role::kTags},
    {"keywords", Role::kTags},
    {"metakeywords", Role::kTags},
    {"topics", Role::kTags},
    {"posttag", Role::kTags},
    {"path", Role::kPath},
});

/// "Publish_Date" -> "publishdate"; what is behind the last colon or dot of a name with a prefix
/// (dc:date, og:title) stays joined to it.
std::string plain_name(std::string_view key) {
  std::string name = utf8::lower(key);
  std::erase_if(name, [](char c) {
    return c == '-' || c == '_' || c == ' ' || c == ':' || c == '.' || c == '@' || c == '\'';
  });
  return name;
}

bool is_address(std::string_view text) {
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
      std::string url = line_of(value);
      return is_address(url) || document.url.empty() ? fill(document.url, std::move(url)) : false;
    }
    case Role::kSource: {
      std::string source = names_of(value, ", ");
      std::string& field = is_address(source) ? document.url : document.source;
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

std::size_t row_of(std::string_view plain) {
  const auto* found = std::ranges::find(kKeys, plain, &Key::name);
  return static_cast<std::size_t>(found - kKeys.begin());
}

}  // namespace

std::optional<Role> role_of(std::string_view key) {
  const std::size_t row = row_of(plain_name(key));
  return row == kKeys.size() ? std::nullopt : std::optional(kKeys[row].role);
}

bool take_article(Json object, Document& document) {
  std::vector<std::pair<std::size_t, std::string>> known;  // row, key as written
  for (const auto& [key, value] : object.items()) {
    const std::size_t row = row_of(plain_name(key));
    if (row < kKeys.size()) known.emplace_back(row, key);
  }
  std::ranges::sort(known);
  const auto take_row = [&](const std::string& key, Role role) {
    const auto found = object.find(key);
    if (says_nothing(*found) || take(document, role, *found)) object.erase(found);
  };
  for (const auto& [row, key] : known) {
    if (kKeys[row].role != Role::kCopy && kKeys[row].role != Role::kSummary) {
      take_row(key, kKeys[row].role);
    }
  }
  for (const Role last : {Role::kCopy, Role::kSummary}) {
    for (const auto& [row, key] : known) {
      if (kKeys[row].role == last) take_row(key, last);
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
