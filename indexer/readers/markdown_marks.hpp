// Lines of Markdown -> the text that a reader of the page sees. Line by line: a full parser would
// find the same words.
#pragma once

#include <string>
#include <string_view>

namespace tropa {

/// Comments of HTML and Obsidian (%% %%), scripts and styles go, over several lines too.
std::string without_comments(std::string_view markdown);

/// "> **Sejm** przyjął [ustawę](http://x) [[Rząd|rządu]] ![[x.png]]" -> "Sejm przyjął ustawę
/// rządu". Underscores stay: they are parts of names as often as marks.
std::string without_marks(std::string_view line);

/// "***", "```", "|---|---|", "[1]: http://x": nothing to read.
bool is_only_marks(std::string_view line);

}  // namespace tropa
