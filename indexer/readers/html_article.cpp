// Finds the element that holds the article, then keeps of its blocks what reads like text.
#include "readers/html_article.hpp"

#include "readers/boilerplate.hpp"
#include "readers/date.hpp"
#include "readers/html_blocks.hpp"
#include "readers/html_lines.hpp"
#include "readers/html_text.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace {

constexpr std::uint32_t kShortestGood = 50;  // characters of a block that counts as prose
constexpr double kMostLinked = 0.35;         // of such a block
constexpr double kLeastShare = 0.30;         // of the page's prose, for an element chosen by name
constexpr double kLeastBodyShare = 0.20;
constexpr std::uint32_t kLeastProse = 150;
constexpr double kMostOfTail = 0.35;  // of the article's prose may stand below "Read also"
constexpr std::uint32_t kLongestTailHeading = 60;
constexpr std::size_t kMostBeforeText = 25;  // blocks between the headline and the text
constexpr std::size_t kMostLeadBlocks = 4;
constexpr std::uint32_t kShortestLead = 60;
constexpr std::size_t kLongestTrimmed = 90;  // characters
constexpr std::size_t kShortArticle = 600;   // bytes
constexpr double kLinkList = 0.55;
constexpr std::uint32_t kLongestTeaser = 200;  // characters of a teaser

bool is_good(const HtmlBlock& block) {
  return block.characters >= kShortestGood && block.link_share() <= kMostLinked;
}

/// The article's element is the one with most prose of its own; elements far above share it.
class ElementScores {
 public:
  ElementScores(const HtmlTree& tree, const HtmlOutline& outline)
      : tree_(tree), outline_(outline), prose_(tree.size(), 0), near_(tree.size(), 0) {
    for (const HtmlBlock& block : outline.blocks) {
      if (!is_good(block)) continue;
      const double weight = block.characters * (1 - block.link_share());
      prose_[block.element] += weight;
      double share = 1;
      std::uint32_t at = block.element;
      // The block's own element holds one paragraph only, unless <br> parts them.
      for (int level = 0; level < kLevels && at != 0; ++level, at = tree[at].parent) {
        near_[at] += weight * (level == 0 ? 0.6 : share);
        if (level > 0) share *= kDecay;
      }
    }
    for (std::uint32_t at = tree.size(); at-- > 1;) prose_[tree[at].parent] += prose_[at];
  }

  double prose(std::uint32_t node) const { return prose_[node]; }
  double all() const { return prose_[0]; }

  std::uint32_t best_by_name() const {
    std::uint32_t best = 0;
    for (const HtmlPart wanted : {HtmlPart::kBody, HtmlPart::kArticle}) {
      for (std::uint32_t at = 1; at < tree_.size(); ++at) {
        if (outline_.dropped[at]) {
          at = tree_[at].end - 1;
        } else if (outline_.parts[at] == wanted && prose_[at] > prose_[best] * is_set(best)) {
          best = at;
        }
      }
      const double least = wanted == HtmlPart::kBody ? kLeastBodyShare : kLeastShare;
      if (best != 0 && prose_[best] >= kLeastProse && prose_[best] >= all() * least) {
        return narrowed(best, wanted);
      }
      best = 0;
    }
    return 0;
  }

  std::uint32_t best_by_score() const {
    std::uint32_t best = 0;
    double most = 0;
    for (std::uint32_t at = 1; at < tree_.size(); ++at) {
      if (near_[at] > most) most = near_[at], best = at;
    }
    // One level up as long as that brings much more prose.
    while (best != 0 && tree_[best].parent != 0 &&
           prose_[tree_[best].parent] > prose_[best] * kWorthIt) {
      best = tree_[best].parent;
    }
    return best;
  }

 private:
  static constexpr int kLevels = 6;
  static constexpr double kDecay = 0.6;
  static constexpr double kWorthIt = 1.5;

  static double is_set(std::uint32_t node) { return node == 0 ? 0 : 1; }

  /// An element of the same kind inside that has nearly as much.
  std::uint32_t narrowed(std::uint32_t node, HtmlPart wanted) const {
    std::uint32_t best = node;
    for (std::uint32_t at = node + 1; at < tree_[node].end; ++at) {
      if (outline_.parts[at] == wanted && prose_[at] >= prose_[node] * 0.9) best = at;
    }
    return best;
  }

  const HtmlTree& tree_;
  const HtmlOutline& outline_;
  std::vector<double> prose_;  // below each element
  std::vector<double> near_;
};

bool is_inside(const HtmlTree& tree, std::uint32_t node, std::uint32_t outer) {
  return node >= outer && node < tree[outer].end;
}

/// Blocks of the container -> lines.
class Keeper {
 public:
  Keeper(const HtmlTree& tree, const HtmlOutline& outline, std::uint32_t container,
         std::string_view title)
      : tree_(tree), outline_(outline), container_(container), title_(title) {
    if (container != 0) find_lead();
    for (const HtmlBlock& block : outline.blocks) {
      if (!is_inside(tree_, block.first, container_)) continue;
      own_.push_back(&block);
      if (is_good(block)) prose_ += block.characters;
    }
    prose_left_ = prose_;
  }

  std::string run() {
    for (std::size_t at = 0; at < own_.size(); ++at) {
      const HtmlBlock& block = *own_[at];
      if (is_good(block)) prose_left_ -= block.characters;
      const bool is_short = block.characters <= kLongestTailHeading;
      const bool may_end = is_short && prose_left_ <= prose_ * kMostOfTail && prose_left_ < prose_;
      if (!may_end && !is_kept(at)) continue;
      const std::string line = text_of(tree_, outline_, block);
      if (may_end && begins_tail(line)) break;
      if (!is_kept(at) || line == title_ || is_boilerplate(line)) continue;
      const HtmlTag tag = tree_[block.element].tag;
      if (!has_prose_ && (tag == HtmlTag::kH1 || is_byline(line))) continue;
      if (is_credit(line)) continue;
      has_prose_ = has_prose_ || is_good(block);
      lines_.push_back({line, is_good(block), tag == HtmlTag::kLi});
    }
    trim();
    for (const Line& line : lines_) add(line.text, line.is_entry);
    return std::move(text_);
  }

 private:
  struct Line {
    std::string text;
    bool is_prose;
    bool is_entry;  // of a list
  };

  /// Below the last paragraph: names, dates and headings of what is not there any more.
  void trim() {
    const bool has_prose = std::ranges::any_of(lines_, &Line::is_prose);
    while (has_prose && !lines_.empty()) {
      const Line& last = lines_.back();
      if (last.is_prose || last.is_entry || utf8::length(last.text) > kLongestTrimmed) return;
      if (ends_sentence(last.text) && !find_date(last.text)) return;
      lines_.pop_back();
    }
  }

  void add(const std::string& line, bool is_entry) {
    if (!text_.empty()) text_ += is_entry ? "\n" : "\n\n";
    text_ += line;
  }

  /// Paragraphs between the headline and the text, as many sites put the lead there.
  void find_lead() {
    const auto& blocks = outline_.blocks;
    const auto begin = std::ranges::lower_bound(blocks, container_, {}, &HtmlBlock::first);
    auto from = begin;
    for (std::size_t count = 0; from != blocks.begin() && count < kMostBeforeText; ++count) {
      --from;
      if (!is_headline(*from)) continue;
      std::vector<std::string> lead;
      for (auto at = from + 1; at != begin; ++at) {
        const bool is_prose = at->characters >= kShortestLead && at->link_share() < kMostLinked &&
                              at->sentences > 0 && !is_caption(*at);
        if (is_prose) lead.push_back(text_of(tree_, outline_, *at));
      }
      if (lead.size() > kMostLeadBlocks) return;
      for (const std::string& line : lead) {
        if (line != title_ && !is_boilerplate(line)) add(line, false);
      }
      return;
    }
  }

  bool is_headline(const HtmlBlock& block) const {
    const HtmlTag tag = tree_[block.element].tag;
    if (tag == HtmlTag::kH1) return true;
    return (is_heading(tag) || tag == HtmlTag::kDiv) && block.characters < 250 && !title_.empty() &&
           text_of(tree_, outline_, block) == title_;
  }

  bool is_caption(const HtmlBlock& block) const {
    const HtmlTag tag = tree_[block.element].tag;
    return tag == HtmlTag::kFigcaption || tag == HtmlTag::kFigure || tag == HtmlTag::kCaption ||
           tag == HtmlTag::kLi;
  }

  bool is_kept(std::size_t at) const {
    const HtmlBlock& block = *own_[at];
    const HtmlTag tag = tree_[block.element].tag;
    const double links = block.link_share();
    if (is_heading(tag)) return links < kLinkList && heads_something(at);
    if (tag == HtmlTag::kFigcaption || tag == HtmlTag::kCaption) return false;
    if (tag == HtmlTag::kTitle) return false;
    if (in_list(block)) return list_links(at) < kLinkList;
    if (links > kLinkList && block.characters < kLongestTeaser) return false;
    return true;
  }

  /// A heading of nothing but lists of links, or of the end, is not the article's.
  bool heads_something(std::size_t at) const {
    for (std::size_t next = at + 1; next < own_.size(); ++next) {
      const HtmlBlock& block = *own_[next];
      if (is_heading(tree_[block.element].tag)) continue;
      if (in_list(block)) {
        if (list_links(next) < kLinkList) return true;
        continue;
      }
      if (block.link_share() <= kLinkList) return true;
    }
    return false;
  }

  bool in_list(const HtmlBlock& block) const {
    for (std::uint32_t at = block.element; at != 0 && at != container_; at = tree_[at].parent) {
      if (tree_[at].tag == HtmlTag::kLi) return true;
    }
    return false;
  }

  /// How much of the whole list is links.
  double list_links(std::size_t at) const {
    std::uint32_t list = own_[at]->element;
    for (std::uint32_t up = list; up != 0 && up != container_; up = tree_[up].parent) {
      if (tree_[up].tag == HtmlTag::kUl || tree_[up].tag == HtmlTag::kOl) list = up;
    }
    std::uint32_t characters = 0;
    std::uint32_t linked = 0;
    const auto count = [&](const HtmlBlock& block) {
      if (!is_inside(tree_, block.first, list)) return false;
      characters += block.characters;
      linked += block.linked;
      return true;
    };
    for (std::size_t back = at + 1; back-- > 0 && count(*own_[back]);) {
    }
    for (std::size_t next = at + 1; next < own_.size() && count(*own_[next]); ++next) {
    }
    return characters == 0 ? 1 : double(linked) / characters;
  }

  const HtmlTree& tree_;
  const HtmlOutline& outline_;
  std::uint32_t container_;
  std::string_view title_;
  std::vector<const HtmlBlock*> own_;
  std::vector<Line> lines_;
  std::string text_;
  std::uint32_t prose_ = 0;       // characters of good blocks
  std::uint32_t prose_left_ = 0;  // behind the place
  bool has_prose_ = false;
};

}  // namespace

std::string article_text(const HtmlTree& tree, std::string_view title) {
  const HtmlOutline outline = outline_of(tree);
  const ElementScores scores(tree, outline);
  std::uint32_t container = scores.best_by_name();
  if (container == 0) container = scores.best_by_score();
  std::string text = Keeper(tree, outline, container, title).run();
  // A small part of a page that has much prose elsewhere was chosen: take all of it.
  if (scores.prose(container) < scores.all() * kLeastShare && text.size() < kShortArticle) {
    text = Keeper(tree, outline, 0, title).run();
  }
  return text;
}

}  // namespace tropa
