// Foreign text -> text that is safe to show: the only place where output is escaped. Titles, paths
// and words of articles come from anywhere, so all of them pass here. Knows nothing of results.
#pragma once

#include <string>
#include <string_view>

namespace tropa::render {

/// For a terminal or a log: one line of valid UTF-8 that cannot move the cursor, change colours or
/// reorder letters. Line ends and tabs become spaces, control, bidi and tag characters go, invalid
/// bytes become U+FFFD.
///   "a\nb \x1b[31m"  ->  "a b [31m"
std::string for_terminal(std::string_view text);

/// For the text or an attribute of an HTML page: & < > " ' become entities, control characters but
/// tab and line feed go, invalid bytes become U+FFFD.
std::string for_html(std::string_view text);

/// For JSON that its library has printed: the characters that for_terminal() takes away become
/// \uHHHH, so that nothing is lost and a terminal is safe all the same. `json` is valid UTF-8.
std::string for_json(std::string_view json);

}  // namespace tropa::render
