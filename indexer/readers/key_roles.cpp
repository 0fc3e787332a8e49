#include "readers/key_roles.hpp"

#include "readers/headers.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tropa {
namespace {

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

}  // namespace

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

std::optional<Role> role_of(std::string_view key) {
  const std::optional<Rank> rank = rank_of(key);
  return rank ? std::optional(rank->role) : std::nullopt;
}

}  // namespace tropa
