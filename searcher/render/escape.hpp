// Foreign text -> text that is safe to show: the only place where output is escaped. Titles, paths
// and words of articles come from anywhere, so all of them pass here. Knows nothing of results.
#pragma once

#include "tropa/terminal.hpp"

#include <string>
#include <string_view>

namespace tropa::render {

using tropa::for_terminal;

/// For the text or an attribute of an HTML page: & < > " ' become entities, control characters but
/// tab and line feed go, invalid bytes become U+FFFD.
std::string for_html(std::string_view text);

/// For JSON that its library has printed: the characters that for_terminal() takes away become
/// \uHHHH, so that nothing is lost and a terminal is safe all the same. `json` is valid UTF-8.
std::string for_json(std::string_view json);

}  // namespace tropa::render
