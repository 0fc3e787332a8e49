// "key: value" lines at the top of a text or in the front matter of Markdown -> fields of a
// Document. Keys are known in Polish, Ukrainian, Russian and English.
#pragma once

#include "tropa/indexer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

/// False, and nothing changed, when the key is none of the document's or the value does not suit
/// it.
bool set_header(Document& document, std::string_view key, std::string_view value);

enum class HeaderField : std::uint8_t {
  kTitle,
  kDate,
  kUrl,
  kSource,
  kAuthor,
  kLanguage,
  kTags,
  kUpdated,  // a day of the article when it has no better one
  kId,       // known, so that lines below it are headers too; files have ids of their own
};

/// What a label in one of four languages stands for: "Data publikacji", "Автор", "Published".
std::optional<HeaderField> header_named(std::string_view label);

/// "uk", "uk-UA", "UKR", "Ukrainian" -> kUk; other languages -> kOther; nullopt for what is no
/// language at all.
std::optional<Language> language_named(std::string_view name);

/// "a; b" or "a, b" -> {"a", "b"}; commas part only when there is no semicolon.
std::vector<std::string> split_tags(std::string_view list);

}  // namespace tropa
