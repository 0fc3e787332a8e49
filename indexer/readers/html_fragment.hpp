// Text that may hold tags and entities of HTML, as fields of JSON, feeds and Markdown do -> plain
// text. One pass over the bytes: no tree is built, so neither depth nor size costs more than
// length. Whole pages, which have a frame around their text, are another file's.
#pragma once

#include <string>
#include <string_view>

namespace tropa {

/// Whether `text` holds a tag that HTML knows, a comment or an entity; "a < b" and "R&D" do not.
bool has_html(std::string_view text);

/// "<p>Rz&aacute;d &ndash; <b>nie</b></p><p>Sejm</p>" -> "Rzád – nie\n\nSejm". Without tags, line
/// ends stay; with tags, white space is one space and paragraphs are parted by an empty line.
/// Scripts, styles and comments go.
std::string without_html(std::string_view html);

}  // namespace tropa
