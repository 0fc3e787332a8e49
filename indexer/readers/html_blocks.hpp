// A page -> blocks of text, a block for each paragraph, list entry, heading or cell, with the facts
// that tell text from furniture: how long, how much of it links.
#pragma once

#include "readers/html_names.hpp"
#include "readers/html_tree.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tropa {

struct HtmlBlock {
  std::uint32_t first = 0;  // text nodes [first, last] are its characters
  std::uint32_t last = 0;
  std::uint32_t element = 0;  // that holds it
  std::uint32_t characters = 0;
  std::uint32_t linked = 0;       // of them inside links
  std::uint32_t sentences = 0;    // full stops, question and exclamation marks behind words; commas
  bool after_line_break = false;  // only <br> stands between it and the block before

  double link_share() const { return characters == 0 ? 1 : double(linked) / characters; }
};

/// What is known of every element of a page.
struct HtmlOutline {
  std::vector<HtmlPart> parts;    // for each node
  std::vector<bool> dropped;      // for each node: nothing below it is text of an article
  std::vector<HtmlBlock> blocks;  // in document order, without those that were dropped
};

HtmlOutline outline_of(const HtmlTree& tree);

/// The characters of a block.
std::string text_of(const HtmlTree& tree, const HtmlOutline& outline, const HtmlBlock& block);

}  // namespace tropa
