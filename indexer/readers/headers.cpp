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
    {"polski", Language::kPl},
    {"uk", Language::kUk},
    {"ukr", Language::kUk},
    {"ua", Language::kUk},
    {"ukrainian", Language::kUk},
    {"українська", Language::kUk},
    {"ru", Language::kRu},
    {"rus", Language::kRu},
    {"russian", Language::kRu},
    {"русский", Language::kRu},
    {"other", Language::kOther},
});

struct Label {
  HeaderField field;
  std::string_view names;  // in small letters, each between two bars
};

constexpr auto kLabels = std::to_array<Label>({
    {HeaderField::kTitle,
     "|title|headline|subject|tytuł|tytul|tytuł artykułu|nagłówek|temat|заголовок|тема|назва|"
     "название|"},
    {HeaderField::kDate,
     "|date|published|publication date|date published|published on|published at|posted|posted on|"
     "publish date|pubdate|created|released|release date|datetime|day|"
     "data|data publikacji|opublikowano|data dodania|dodano|publikacja|data utworzenia|utworzono|"
     "data wydania|data i godzina|czas|czas publikacji|dzień|"
     "дата|дата публікації|опубліковано|дата публикации|опубликовано|дата створення|створено|"
     "дата создания|создано|размещено|розміщено|додано|добавлено|публікація|публикация|"
     "дата виходу|дата выхода|час|час публікації|время|время публикации|дата и время|дата і час|"},
    {HeaderField::kUpdated,
     "|updated|last updated|modified|last modified|aktualizacja|zaktualizowano|"
     "ostatnia aktualizacja|data aktualizacji|data modyfikacji|оновлено|останнє оновлення|"
     "дата оновлення|обновлено|последнее обновление|дата обновления|изменено|змінено|"},
    {HeaderField::kUrl,
     "|url|uri|link|address|adres|adres url|odnośnik|посилання|адреса|ссылка|адрес|"},
    {HeaderField::kSource,
     "|source|źródło|zrodlo|źrodlo|джерело|источник|publisher|wydawca|видавець|издатель|site|"
     "website|portal|сайт|видання|издание|agencja|агентство|агенція|"},
    {HeaderField::kAuthor,
     "|author|authors|by|byline|autor|autorka|autorzy|автор|автори|авторка|авторы|"},
    {HeaderField::kLanguage, "|lang|language|język|jezyk|мова|язык|"},
    {HeaderField::kTags,
     "|tags|tag|keywords|tagi|słowa kluczowe|теги|теґи|ключові слова|ключевые слова|категорія|"
     "категория|категорії|категории|kategoria|kategorie|category|categories|"},
    {HeaderField::kId, "|id|docid|doc id|docno|guid|identyfikator|ідентифікатор|идентификатор|"},
});

// Longer "sources" and "authors" are sentences: "Źródło: rząd zmieni zdanie w sprawie portu".
constexpr std::size_t kLongestNameOfPerson = 60;  // characters

/// Names begin with a capital or are addresses; a sentence of an anonymous source has many words.
bool is_short_name(std::string_view value) {
  return utf8::length(value) <= kLongestNameOfPerson && std::ranges::count(value, ' ') < 6;
}

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

std::optional<HeaderField> header_named(std::string_view label) {
  // Longer beginnings of lines are sentences; lowering them would only cost time.
  if (label.empty() || label.size() > 40) return std::nullopt;
  const std::string name = "|" + utf8::lower(utf8::trimmed(label)) + "|";
  if (name.size() < 4) return std::nullopt;
  for (const Label& row : kLabels) {
    if (row.names.find(name) != std::string_view::npos) return row.field;
  }
  return std::nullopt;
}

bool set_header(Document& document, std::string_view key, std::string_view value) {
  const std::optional<HeaderField> field = header_named(key);
  if (!field) return false;
  switch (*field) {
    case HeaderField::kTitle:
      return set_text(document.title, value);
    case HeaderField::kUrl:
      return set_text(document.url, value);
    case HeaderField::kSource:
      return is_short_name(value) && set_text(document.source, value);
    case HeaderField::kAuthor:
      return set_text(document.author, value);
    case HeaderField::kUpdated:
      return date_of_field(value).has_value();
    case HeaderField::kId:
      return is_short_name(value);
    case HeaderField::kDate: {
      const std::optional<std::string> date = date_of_field(value);
      return date && set_text(document.date, *date);
    }
    case HeaderField::kLanguage: {
      const std::optional<Language> language = language_named(value);
      if (language) document.language = language;
      return language.has_value();
    }
    case HeaderField::kTags:
      document.tags = split_tags(value);
      return true;
  }
  return false;
}

}  // namespace tropa
