// What stands before the text of a Markdown file: YAML between "---", TOML between "+++" or a JSON
// object -> keys and values. What the keys mean is in article_keys.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace tropa {

/// Takes the front matter off the beginning of `text` and gives its members; null, and `text` as it
/// was, when there is none. Text between two lines of "---" that only looks like it stays text.
nlohmann::json take_front_matter(std::string_view& text);

/// The members of YAML; null for what is no mapping. Keys whose lines are no YAML are read as lines
/// of "key: value".
nlohmann::json members_of_yaml(std::string_view yaml);

nlohmann::json members_of_toml(std::string_view toml);

/// Lines of "key: value" (or another joint) that are no YAML or TOML, mostly since a value has a
/// colon or a quote of its own. Null when a line is neither that nor a part of the one before.
nlohmann::json members_of_lines(std::string_view text, char joint);

}  // namespace tropa
