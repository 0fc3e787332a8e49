#include "readers/html_blocks.hpp"

#include "readers/html_text.hpp"

#include <algorithm>

namespace tropa {
namespace {

// A part whose name says "sidebar" but that holds so much of a page's paragraphs is the article.
constexpr double kMostOfFrame = 0.6;
constexpr double kMostOfComments = 0.85;
constexpr std::uint32_t kShortestProse = 40;        // characters
constexpr std::uint32_t kShortestMarkedBody = 150;  // of what a page says to be its article

/// Characters without the white space that a browser would not show.
std::uint32_t shown_characters(std::string_view text) {
  std::uint32_t count = 0;
  bool was_white = true;
  for (const char byte : text) {
    const bool white = is_html_space(byte);
    if (!(white && was_white) && (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++count;
    was_white = white;
  }
  return count;
}

std::uint32_t sentence_marks(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool is_mark = text[at] == '.' || text[at] == ',' || text[at] == '!' || text[at] == '?';
    if (is_mark && (at + 1 == text.size() || is_html_space(text[at + 1]))) ++count;
  }
  return count;
}

bool is_hidden(const HtmlTree& tree, std::uint32_t node) {
  if (tree.has(node, HtmlAttribute::kHidden)) return true;
  const std::string_view style = tree.attribute(node, HtmlAttribute::kStyle);
  if (style.empty()) return false;
  for (std::size_t at = style.find("display"); at != std::string_view::npos;
       at = style.find("display", at + 1)) {
    const std::size_t value = style.find_first_not_of(": \t", at + 7);
    if (value != std::string_view::npos && style.substr(value).starts_with("none")) return true;
  }
  return false;
}

/// Characters of long texts outside links below each element; what a name says is checked against
/// it.
std::vector<std::uint32_t> prose_characters(const HtmlTree& tree) {
  std::vector<std::uint32_t> sums(tree.size(), 0);
  for (std::uint32_t at = 1; at < tree.size(); ++at) {
    const HtmlNode& node = tree[at];
    if (node.tag == HtmlTag::kScript || node.tag == HtmlTag::kSilent || node.tag == HtmlTag::kA) {
      at = node.end - 1;
    } else if (node.tag == HtmlTag::kText && node.count >= kShortestProse) {
      const std::uint32_t count = shown_characters(tree.characters(at));
      if (count >= kShortestProse) sums[at] = count;
    }
  }
  for (std::uint32_t at = tree.size(); at-- > 1;) sums[tree[at].parent] += sums[at];
  return sums;
}

bool never_text(HtmlTag tag) {
  return tag == HtmlTag::kScript || tag == HtmlTag::kSilent || tag == HtmlTag::kHead ||
         tag == HtmlTag::kButton;
}

/// The element that a page marks as the text of its article; 0 when it marks none or an empty one.
std::uint32_t marked_body(const HtmlTree& tree, const std::vector<std::uint32_t>& sums) {
  for (std::uint32_t at = 1; at < tree.size(); ++at) {
    if (sums[at] >= kShortestMarkedBody &&
        tree.attribute(at, HtmlAttribute::kItemprop) == "articleBody") {
      return at;
    }
  }
  return 0;
}

class Outliner {
 public:
  explicit Outliner(const HtmlTree& tree) : tree_(tree) {}

  HtmlOutline run() {
    outline_.parts.resize(tree_.size(), HtmlPart::kUnknown);
    outline_.dropped.resize(tree_.size(), false);
    const std::vector<std::uint32_t> sums = prose_characters(tree_);
    const double all = std::max(1U, sums[0]);
    const std::uint32_t body = marked_body(tree_, sums);
    std::vector<std::uint32_t> links;  // open ones
    for (std::uint32_t at = 0; at < tree_.size(); ++at) {
      leave(at);
      while (!links.empty() && tree_[links.back()].end <= at) links.pop_back();
      const HtmlNode& node = tree_[at];
      if (node.tag == HtmlTag::kText) {
        add(at, !links.empty());
        continue;
      }
      const HtmlPart part = outline_.parts[at] = part_of(tree_, at);
      const double share = body == 0 ? sums[at] / all : share_beside(body, at, sums);
      const bool is_form = node.tag == HtmlTag::kForm && share < kMostOfFrame;
      if (never_text(node.tag) || is_hidden(tree_, at) || is_form ||
          (part == HtmlPart::kFrame && share < kMostOfFrame) ||
          (part == HtmlPart::kComment && share < kMostOfComments)) {
        outline_.dropped[at] = true;
        if (is_block(node.tag)) finish();
        at = node.end - 1;
        continue;
      }
      if (node.tag == HtmlTag::kA) links.push_back(at);
      if (node.tag == HtmlTag::kBr) {
        line_break();
      } else if (is_block(node.tag)) {
        finish();
        open_.push_back(at);
      }
    }
    finish();
    return std::move(outline_);
  }

 private:
  /// Where the article's text is marked, what holds it stays, whatever its name, and what stands
  /// beside it goes, however long the small print is.
  double share_beside(std::uint32_t body, std::uint32_t at,
                      const std::vector<std::uint32_t>& sums) const {
    if (at <= body && body < tree_[at].end) return 1;
    const bool is_inside = at > body && at < tree_[body].end;
    return is_inside ? double(sums[at]) / std::max(1U, sums[body]) : 0;
  }

  void leave(std::uint32_t at) {
    while (!open_.empty() && tree_[open_.back()].end <= at) {
      finish();
      open_.pop_back();
    }
  }

  void add(std::uint32_t node, bool is_linked) {
    const std::string_view text = tree_.characters(node);
    const std::uint32_t count = shown_characters(text);
    if (count == 0) return;
    breaks_ = 0;
    if (block_.characters == 0) {
      block_.first = node;
      block_.element = open_.empty() ? 0 : open_.back();
    }
    block_.last = node;
    block_.characters += count;
    block_.linked += is_linked ? count : 0;
    block_.sentences += sentence_marks(text);
  }

  /// Two in a row part paragraphs; one may be a line of a poem or an address.
  void line_break() {
    if (++breaks_ < 2 || block_.characters == 0) return;
    finish();
    block_.after_line_break = true;
  }

  void finish() {
    breaks_ = 0;
    if (block_.characters > 0) outline_.blocks.push_back(block_);
    block_ = {};
  }

  const HtmlTree& tree_;
  HtmlOutline outline_;
  HtmlBlock block_;
  std::vector<std::uint32_t> open_;  // block elements around the place
  int breaks_ = 0;
};

}  // namespace

HtmlOutline outline_of(const HtmlTree& tree) {
  return Outliner(tree).run();
}

std::string text_of(const HtmlTree& tree, const HtmlOutline& outline, const HtmlBlock& block) {
  PlainText out;
  for (std::uint32_t at = block.first; at <= block.last; ++at) {
    const HtmlNode& node = tree[at];
    if (node.tag == HtmlTag::kText) {
      out.add(tree.characters(at));
    } else if (node.tag == HtmlTag::kBr) {
      out.end_line();
    } else if (outline.dropped[at]) {
      at = node.end - 1;
    }
  }
  return out.take();
}

}  // namespace tropa
