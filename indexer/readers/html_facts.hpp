// What a page says of itself: headline, day, author, site, address, topics. From JSON-LD, <meta>,
// <time>, headings, and last from words; the text is html_article's.
#pragma once

#include "readers/html_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tropa {

struct HtmlFacts {
  std::string title;
  std::string date;  // normal
  std::string author;
  std::string source;
  std::string url;
  std::string language;  // as the page has it: "pl-PL"
  std::vector<std::string> tags;
  std::string body;  // JSON-LD's articleBody; may be cut short
};

HtmlFacts facts_of(const HtmlTree& tree);

}  // namespace tropa
