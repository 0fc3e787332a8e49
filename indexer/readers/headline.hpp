// Which line is a headline, and what stands in for one when there is none. Looks at the shape of
// lines only, at no word of any language.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tropa {

/// The place of the headline among the lines of an article (trimmed; empty lines kept), or nullopt.
/// It is the first line, or the one behind a long lead.
std::optional<std::size_t> find_headline(std::span<const std::string_view> lines);

/// The first sentence of a text, or as much of it as fits into 120 characters and "…".
std::string title_from_text(std::string_view text);

}  // namespace tropa
