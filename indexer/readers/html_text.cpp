#include "readers/html_text.hpp"

#include "sources/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace {

bool is_white(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

bool is_letter(char byte) {
  return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/// "<p>", "</b", "<!--": a sign of arithmetic is followed by none of these.
bool has_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("!--") || rest.starts_with("!DOCTYPE")) return true;
    if (rest.starts_with('/')) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find_first_of(" />\n\t"), rest.size());
    if (end == 0 || end > 12 || rest.find('>') == std::string_view::npos) continue;
    std::string name(rest.substr(0, end));
    std::ranges::transform(name, name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    });
    constexpr auto kInline = std::to_array<std::string_view>(
        {"b",   "i",   "u",    "s",    "em",   "strong", "span", "font", "img", "small",
         "sup", "sub", "abbr", "cite", "mark", "figure", "wbr",  "del",  "ins", "o:p"});
    if (html_tag_named(name) != HtmlTag::kOther || std::ranges::count(kInline, name) > 0) {
      return true;
    }
  }
  return false;
}

/// "&amp;", "&#39;".
bool has_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at + 1, 12);
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos || end < 2) continue;
    if (rest.front() == '#' || std::ranges::all_of(rest.substr(0, 2), is_letter)) return true;
  }
  return false;
}

}  // namespace

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
    if (is_white(characters[at])) {
      if (space_ == Space::kKeepLines && characters[at] == '\n') wanted_ = std::min(wanted_ + 1, 2);
      space_before_ = true;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < characters.size() && !is_white(characters[end])) ++end;
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

std::string text_of_html_fragment(std::string_view html) {
  const bool tags = has_tag(html);
  if (!tags && !has_entity(html)) return std::string(html);
  const Result<HtmlTree> tree = HtmlTree::parse(html);
  if (!tree) return {};
  if (tags) return text_of(*tree, 0);
  PlainText out(PlainText::Space::kKeepLines);
  for (std::uint32_t at = 0; at < tree->size(); ++at) out.add(tree->characters(at));
  return out.take();
}

}  // namespace tropa
