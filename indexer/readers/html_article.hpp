// Which parts of a page are the article. Looks at tags, class names, lengths and links; knows no
// site and stores nothing.
#pragma once

#include "readers/html_tree.hpp"

#include <string>
#include <string_view>

namespace tropa {

/// The article's paragraphs, a line break or two between them, without the page around them.
/// `title` is the headline, which is not repeated. Empty when nothing in the page reads like text.
std::string article_text(const HtmlTree& tree, std::string_view title);

}  // namespace tropa
