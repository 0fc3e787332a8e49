// Keys with values, as JSON, front matter, feeds and tables give them -> fields of a Document. The
// keys of all programs that write articles are rows of one table; keys in no row are kept as they
// are. Knows no syntax.
#pragma once

#include "tropa/indexer.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tropa {

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
  kPath,     // ours: where an exported article came from
  kCopy,     // the article's text once more, mostly as HTML: a text only when there is no other
  kSummary,  // the text of an article that has none
};

/// By the key's name in any case, "-", "_" and spaces left out: "Publish Date" is publishDate.
std::optional<Role> role_of(std::string_view key);

/// Fills `document` from the members of `object`; values lose their HTML. What belongs to no field
/// goes to `extra`. False when there is neither a title nor a text.
bool take_article(nlohmann::json object, Document& document);

/// Why an object with only a title is no article: it has a longer text under a key of no row, whose
/// name the reason gives. nullopt when it has none.
std::optional<std::string> unknown_text(const Document& document);

}  // namespace tropa
