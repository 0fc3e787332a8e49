#include "readers/headers.hpp"

#include "readers/date.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace {

struct LanguageName {
  std::string_view name;
  Language language;
};

// "ua" is the country, but feeds write it for the language.
constexpr auto kLanguageNames = std::to_array<LanguageName>({
    {"pl", Language::kPl},
    {"pol", Language::kPl},
    {"polish", Language::kPl},
    {"uk", Language::kUk},
    {"ukr", Language::kUk},
    {"ua", Language::kUk},
    {"ukrainian", Language::kUk},
    {"ru", Language::kRu},
    {"rus", Language::kRu},
    {"russian", Language::kRu},
    {"other", Language::kOther},
});

bool set_text(std::string& field, std::string_view value) {
  field = value;
  return true;
}

}  // namespace

std::optional<Language> language_named(std::string_view name) {
  const std::string lowered = utf8::lower(utf8::trimmed(name));
  const std::string_view code = std::string_view(lowered).substr(0, lowered.find_first_of("-_"));
  const auto* found = std::ranges::find(kLanguageNames, code, &LanguageName::name);
  if (found != kLanguageNames.end()) return found->language;
  const bool is_code = (code.size() == 2 || code.size() == 3) &&
                       std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  return is_code ? std::optional(Language::kOther) : std::nullopt;
}

std::vector<std::string> split_tags(std::string_view list) {
  const char separator = list.find(';') == std::string_view::npos ? ',' : ';';
  std::vector<std::string> tags;
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    const std::string_view tag = utf8::trimmed(list.substr(0, end));
    if (!tag.empty()) tags.emplace_back(tag);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return tags;
}

bool set_header(Document& document, std::string_view key, std::string_view value) {
  const std::string name = utf8::lower(utf8::trimmed(key));
  if (name == "title") return set_text(document.title, value);
  if (name == "url" || name == "link") return set_text(document.url, value);
  if (name == "source") return set_text(document.source, value);
  if (name == "author") return set_text(document.author, value);
  if (name == "date") {
    const std::optional<std::string> date = normal_date(value);
    return date && set_text(document.date, *date);
  }
  if (name == "lang" || name == "language") {
    const std::optional<Language> language = language_named(value);
    if (language) document.language = language;
    return language.has_value();
  }
  if (name == "tags") {
    document.tags = split_tags(value);
    return true;
  }
  return false;
}

}  // namespace tropa
