// Keys with values, as JSON, front matter, feeds and tables give them -> fields of a Document. Keys
// of no role are kept as they are. Knows no syntax.
#pragma once

#include "readers/key_roles.hpp"
#include "tropa/indexer.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tropa {

/// Fills `document` from the members of `object`; values lose their HTML. What belongs to no field
/// goes to `extra`. False when there is neither a title nor a text.
bool take_article(nlohmann::json object, Document& document);

/// Why an object with only a title is no article: it has a longer text under a key of no row, whose
/// name the reason gives. nullopt when it has none.
std::optional<std::string> unknown_text(const Document& document);

}  // namespace tropa
