// One JSON object -> Document. The keys of our own format, of trafilatura and of news-please are
// rows of one table; keys that are in no row are kept as they are.
#include "readers/date.hpp"
#include "readers/headers.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::json;

// dump() recurses; no article is nested deeper.
constexpr int kDeepest = 64;

enum class Role : std::uint8_t {
  kId,
  kTitle,
  kText,
  kDate,
  kUrl,
  kSource,
  kAuthor,
  kLanguage,
  kTags,
  kPath,  // ours: where an exported article came from
  kCopy,  // the article's text once more: dropped when there is a text
};

struct Key {
  std::string_view name;
  Role role;
};

// For one role the first row with a value wins.
constexpr auto kKeys = std::to_array<Key>({
    {"id", Role::kId},
    {"guid", Role::kId},
    {"title", Role::kTitle},
    {"headline", Role::kTitle},
    {"title_page", Role::kTitle},  // news-please: <title> of the page
    {"title_rss", Role::kTitle},   // news-please: of the feed
    {"maintext", Role::kText},     // news-please; its "text" is a copy
    {"text", Role::kText},         // ours and trafilatura
    {"body", Role::kText},
    {"content", Role::kText},
    {"articleBody", Role::kText},   // schema.org
    {"raw_text", Role::kCopy},      // trafilatura: text without paragraphs
    {"date", Role::kDate},          // ours and trafilatura
    {"date_publish", Role::kDate},  // news-please
    {"datePublished", Role::kDate},
    {"published", Role::kDate},
    {"published_at", Role::kDate},
    {"pubDate", Role::kDate},
    {"url", Role::kUrl},
    {"link", Role::kUrl},
    {"source", Role::kSource},           // ours; trafilatura: the URL, see address_of()
    {"source-hostname", Role::kSource},  // trafilatura: name of the site
    {"sitename", Role::kSource},
    {"source_domain", Role::kSource},  // news-please
    {"publisher", Role::kSource},
    {"hostname", Role::kSource},  // trafilatura
    {"author", Role::kAuthor},
    {"authors", Role::kAuthor},  // news-please: a list
    {"byline", Role::kAuthor},
    {"lang", Role::kLanguage},
    {"language", Role::kLanguage},
    {"tags", Role::kTags},
    {"categories", Role::kTags},  // trafilatura: joined by semicolons
    {"keywords", Role::kTags},
    {"path", Role::kPath},
});

/// Nesting outside strings; enough to refuse a bomb before it is parsed.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

std::string cleaned(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; },
      ' ');
  return std::string(utf8::trimmed(text));
}

/// The text of a value: a string or a number, the name of an object, the parts of a list joined.
/// Python programs write "None" for what they do not know.
std::string text_of(const Json& value, std::string_view joint) {
  if (value.is_string()) {
    std::string text = cleaned(value.get<std::string>());
    return text == "None" || text == "NULL" || text == "null" ? std::string() : text;
  }
  if (value.is_number_integer()) return value.dump();
  if (value.is_object()) {
    const auto name = value.find("name");
    return name != value.end() && name->is_string() ? cleaned(name->get<std::string>()) : "";
  }
  std::string joined;
  if (value.is_array()) {
    for (const Json& part : value) {
      const std::string text = part.is_array() ? std::string() : text_of(part, joint);
      if (text.empty()) continue;
      if (!joined.empty()) joined += joint;
      joined += text;
    }
  }
  return joined;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// False when the value is of no use in this role and should be kept as an unknown key.
bool take(Document& document, Role role, const Json& value) {
  const auto fill = [](std::string& field, std::string text) {
    if (text.empty() || !field.empty()) return false;
    field = std::move(text);
    return true;
  };
  switch (role) {
    case Role::kId:
      return fill(document.id, value.is_object() ? std::string() : text_of(value, " "));
    case Role::kTitle: {
      std::string title = text_of(value, " ");
      std::ranges::replace(title, '\n', ' ');
      return fill(document.title, std::move(title));
    }
    case Role::kText:
      // A second text is a copy of the first: news-please writes both.
      fill(document.text, text_of(value, "\n\n"));
      return true;
    case Role::kCopy:
      fill(document.text, text_of(value, "\n\n"));
      return true;
    case Role::kDate: {
      const std::optional<std::string> date = normal_date(text_of(value, " "));
      return date && fill(document.date, *date);
    }
    case Role::kUrl:
      return fill(document.url, text_of(value, " "));
    case Role::kSource: {
      std::string source = text_of(value, ", ");
      std::string& field = is_address(source) ? document.url : document.source;
      return fill(field, std::move(source));
    }
    case Role::kAuthor:
      return fill(document.author, text_of(value, ", "));
    case Role::kLanguage:
      if (!document.language) document.language = language_named(text_of(value, " "));
      return document.language.has_value();
    case Role::kPath:
      return value.is_string() && fill(document.path, value.get<std::string>());
    case Role::kTags: {
      // The parts of a list may hold commas.
      const std::string list = text_of(value, ";") + (value.is_array() ? ";" : "");
      for (std::string& tag : split_tags(list)) {
        if (std::ranges::find(document.tags, tag) == document.tags.end()) {
          document.tags.push_back(std::move(tag));
        }
      }
      return true;
    }
  }
  return false;
}

bool says_nothing(const Json& value) {
  return value.is_null() || (value.is_string() && text_of(value, " ").empty()) ||
         (value.is_structured() && value.empty());
}

class JsonReader final : public Reader {
 public:
  explicit JsonReader(Split split) : split_(split) {}
  std::string_view name() const override { return split_ == Split::kLines ? "jsonl" : "json"; }
  Split split() const override { return split_; }

  Result<Document> read(std::string_view record) const override {
    if (is_too_deep(record)) return refusal("JSON nested too deeply");
    Json object = Json::parse(record, nullptr, false);
    if (object.is_discarded()) return refusal("not valid JSON");
    if (!object.is_object()) return refusal("not a JSON object");
    Document document;
    for (const Key& key : kKeys) {
      const auto found = object.find(key.name);
      if (found == object.end()) continue;
      if (says_nothing(*found) || take(document, key.role, *found)) object.erase(found);
    }
    take_summary(object, document);
    for (const auto& [key, value] : object.items()) {
      if (!says_nothing(value)) document.extra.insert_or_assign(key, value.dump());
    }
    if (document.title.empty() && document.text.empty()) {
      return refusal("neither a title nor a text in it");
    }
    return document;
  }

 private:
  static Error refusal(const char* reason) { return Error{Code::kUsage, reason, {}}; }

  /// Where only a summary was kept, it is the text.
  static void take_summary(Json& object, Document& document) {
    for (const char* name : {"description", "excerpt", "summary"}) {
      const auto found = object.find(name);
      if (found == object.end() || !document.text.empty()) continue;
      document.text = text_of(*found, "\n\n");
      object.erase(found);
    }
  }

  Split split_;
};

}  // namespace

const Reader& json_reader() {
  static const JsonReader reader(Split::kJsonValues);
  return reader;
}

const Reader& json_lines_reader() {
  static const JsonReader reader(Split::kLines);
  return reader;
}

}  // namespace tropa
