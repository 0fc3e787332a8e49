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
    {"header", Role::kTitle},
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
    {"paragraph", Role::kText},
    {"passage", Role::kText},
    {"blocks", Role::kText},
    {"contents", Role::kText},
    {"story", Role::kText},
    {"document", Role::kText},
    {"markdown", Role::kText},
    {"selftext", Role::kText},  // Reddit
    {"treść", Role::kText},
    {"tekst", Role::kText},
    {"текст", Role::kText},
    {"rawtext", Role::kCopy},  // trafilatura: text without paragraphs
    {"html", Role::kCopy},
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
    {"standfirst", Role::kSummary},
    {"caption", Role::kSummary},
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
    {"publicationtime", Role::kDate},
    {"publishtime", Role::kDate},
    {"pubdate", Role::kDate},
    {"pubtime", Role::kDate},
    {"posted", Role::kDate},
    {"postedat", Role::kDate},
    {"postedon", Role::kDate},
    {"dateposted", Role::kDate},
    {"releasedate", Role::kDate},
    {"displaydate", Role::kDate},
    {"webpublicationdate", Role::kDate},
    {"postdate", Role::kDate},
    {"dateunixtime", Role::kDate},  // Telegram
    {"dcdate", Role::kDate},
    {"issued", Role::kDate},
    {"issuedat", Role::kDate},
    {"created", Role::kDate},
    {"createdat", Role::kDate},
    {"createdon", Role::kDate},
    {"createdtime", Role::kDate},
    {"createdutc", Role::kDate},  // Reddit
    {"datecreated", Role::kDate},
    {"timestamp", Role::kDate},
    {"datestamp", Role::kDate},
    {"ts", Role::kDate},
    {"inserttime", Role::kDate},
    {"insertedat", Role::kDate},
    {"datetime", Role::kDate},
    {"time", Role::kDate},
    {"day", Role::kDate},
    {"postdategmt", Role::kDate},
    {"dategmt", Role::kDate},
    {"data", Role::kDate},
    {"datemodified", Role::kDate},
    {"datemodify", Role::kDate},
    {"modified", Role::kDate},
    {"modifiedtime", Role::kDate},
    {"modifiedat", Role::kDate},
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
    {"alternate", Role::kUrl},          // readers of feeds
    {"source", Role::kSource},          // ours; trafilatura: the URL
    {"sourcehostname", Role::kSource},  // trafilatura: name of the site
    {"sitename", Role::kSource},
    {"metasitename", Role::kSource},
    {"origin", Role::kSource},  // readers of feeds
    {"sourcename", Role::kSource},
    {"sourcedomain", Role::kSource},  // news-please
    {"publisher", Role::kSource},
    {"publication", Role::kSource},
    {"newspaper", Role::kSource},
    {"outlet", Role::kSource},
    {"hostname", Role::kSource},  // trafilatura
    {"domain", Role::kSource},
    {"site", Role::kSource},
    {"author", Role::kAuthor},
    {"authors", Role::kAuthor},  // news-please: a list
    {"byline", Role::kAuthor},
    {"creator", Role::kAuthor},
    {"dccreator", Role::kAuthor},
    {"postauthor", Role::kAuthor},
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

// Words that programs put before a name of the table ("article_text", "cleaned_content",
// "og:published_time") and behind it ("text_clean", "treść artykułu").
constexpr auto kBefore = std::to_array<std::string_view>(
    {"article", "news", "post",  "story",   "page",    "document", "doc",   "meta",
     "og",      "seo",  "full",  "cleaned", "clean",   "raw",      "plain", "extracted",
     "main",    "text", "first", "print",   "summary", "dc",       "rss",   "original"});
constexpr auto kBehind = std::to_array<std::string_view>(
    {"text", "clean", "cleaned", "html", "markdown", "md", "raw", "plain", "artykułu", "newsa",
     "wpisu", "wiadomości", "статті", "новини", "публікації", "статьи", "новости", "публикации"});
// What Solr adds for the type of a field.
constexpr auto kTypes =
    std::to_array<std::string_view>({"_txt", "_t", "_s", "_ss", "_dt", "_str", "_text_general"});

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

/// Where a key stands among others of its role: rows of the table first, then names that are made
/// of a row's and one of the words above, then labels as people write them.
struct Rank {
  std::size_t row;
  Role role;

  auto operator<=>(const Rank&) const = default;
};

std::optional<Rank> row_named(std::string_view plain, std::size_t above) {
  const auto* found = std::ranges::find(kKeys, plain, &Key::name);
  if (found == kKeys.end()) return std::nullopt;
  return Rank{above + static_cast<std::size_t>(found - kKeys.begin()), found->role};
}

/// Numbers of posts and pages are no ids of articles: a shop of them has its own.
std::optional<Rank> made_name(std::string_view plain) {
  const auto row = [](std::string_view rest) -> std::optional<Rank> {
    const std::optional<Rank> rank = row_named(rest, kKeys.size());
    return rank && rank->role != Role::kId ? rank : std::nullopt;
  };
  for (const std::string_view word : kBefore) {
    if (!plain.starts_with(word)) continue;
    const std::string_view rest = plain.substr(word.size());
    if (auto rank = row(rest)) return rank;
    for (const std::string_view more : kBefore) {
      if (!rest.starts_with(more)) continue;
      if (auto rank = row(rest.substr(more.size()))) return rank;
    }
  }
  for (const std::string_view word : kBehind) {
    if (!plain.ends_with(word)) continue;
    if (auto rank = row(plain.substr(0, plain.size() - word.size()))) return rank;
  }
  return std::nullopt;
}

std::optional<Rank> label_rank(std::string label) {
  std::ranges::replace(label, '_', ' ');
  for (const std::string_view word : kBehind) {
    if (label.ends_with(word) && label.size() > word.size() + 1 &&
        label[label.size() - word.size() - 1] == ' ') {
      label.resize(label.size() - word.size() - 1);
    }
  }
  const std::optional<HeaderField> field = header_named(label);
  if (!field) return std::nullopt;
  constexpr std::size_t kAbove = 2 * kKeys.size();
  switch (*field) {
    case HeaderField::kTitle:
      return Rank{kAbove, Role::kTitle};
    case HeaderField::kDate:
      return Rank{kAbove, Role::kDate};
    case HeaderField::kUpdated:
      return Rank{kAbove + 1, Role::kDate};
    case HeaderField::kUrl:
      return Rank{kAbove, Role::kUrl};
    case HeaderField::kSource:
      return Rank{kAbove, Role::kSource};
    case HeaderField::kAuthor:
      return Rank{kAbove, Role::kAuthor};
    case HeaderField::kLanguage:
      return Rank{kAbove, Role::kLanguage};
    case HeaderField::kTags:
      return Rank{kAbove, Role::kTags};
    case HeaderField::kId:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Rank> rank_of(std::string_view key) {
  constexpr std::size_t kLongestKey = 60;
  if (key.size() > kLongestKey) return std::nullopt;
  std::string plain = plain_name(key);
  if (auto rank = row_named(plain, 0)) return rank;
  if (auto rank = made_name(plain)) return rank;
  for (const std::string_view type : kTypes) {
    if (!key.ends_with(type)) continue;
    plain = plain_name(key.substr(0, key.size() - type.size()));
    if (auto rank = row_named(plain, kKeys.size())) return rank;
  }
  return label_rank(utf8::lower(key));
}

}  // namespace

std::optional<Role> role_of(std::string_view key) {
  const std::optional<Rank> rank = rank_of(key);
  return rank ? std::optional(rank->role) : std::nullopt;
}

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
