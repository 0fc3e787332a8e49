// JSON values -> text of a field: strings, what objects call their text or name, parts of lists
// joined. Tags and entities of HTML go.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace tropa {

/// One line: a title, an address, a day. {"rendered": "Ko&#347;ci&oacute;&#322;"} -> "Kościół".
std::string line_of(const nlohmann::json& value);

/// A text with its paragraphs. ["A", {"type": "paragraph", "text": "<b>B</b>"}] -> "A\n\nB".
std::string paragraphs_of(const nlohmann::json& value);

/// Names in a list, in objects with a name, or in one string. Numbers are no names: WordPress gives
/// only those of its tables.
std::string names_of(const nlohmann::json& value, std::string_view joint);

}  // namespace tropa
