// Class names, ids and roles of HTML elements -> what page builders mean by them.
#pragma once

#include "readers/html_tree.hpp"

#include <cstdint>

namespace tropa {

enum class HtmlPart : std::uint8_t {
  kUnknown,
  kFrame,    // around an article: navigation, sharing, advertisements, lists of other articles
  kComment,  // what readers wrote
  kBody,     // by its name the text of the article: "entry-content", itemprop="articleBody"
  kArticle,  // may hold more than the text: <article>, "hentry", <main>
};

HtmlPart part_of(const HtmlTree& tree, std::uint32_t node);

}  // namespace tropa
