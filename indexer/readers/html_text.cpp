#include "readers/html_text.hpp"

#include <vector>

namespace tropa {

void PlainText::separate() {
  if (!text_.empty()) {
    if (wanted_ > 0) {
      text_.append(static_cast<std::size_t>(wanted_), '\n');
    } else if (space_before_) {
      text_ += ' ';
    }
  }
  wanted_ = 0;
  space_before_ = false;
}

void PlainText::add(std::string_view characters) {
  for (std::size_t at = 0; at < characters.size();) {
    if (is_html_space(characters[at])) {
      space_before_ = true;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < characters.size() && !is_html_space(characters[end])) ++end;
    separate();
    text_ += characters.substr(at, end - at);
    at = end;
  }
}

std::string text_of(const HtmlTree& tree, std::uint32_t node) {
  PlainText out;
  std::vector<std::uint32_t> open;
  for (std::uint32_t at = node; at < tree[node].end; ++at) {
    while (!open.empty() && tree[open.back()].end <= at) {
      out.end_paragraph();
      open.pop_back();
    }
    const HtmlTag tag = tree[at].tag;
    if (tag == HtmlTag::kText) {
      out.add(tree.characters(at));
    } else if (tag == HtmlTag::kSilent || tag == HtmlTag::kScript) {
      at = tree[at].end - 1;
    } else if (tag == HtmlTag::kBr) {
      out.end_line();
    } else if (is_block(tag)) {
      out.end_paragraph();
      open.push_back(at);
    }
  }
  return out.take();
}

}  // namespace tropa
