// HTML -> a flat tree: elements and texts in document order. Everything after parsing walks this
// vector, so no depth of nesting can exhaust the stack. Fetches nothing: libxml2 gets no network,
// no entity of a document's own and no file.
#pragma once

#include "readers/html_tags.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

/// Attributes that readers ask for; all others are dropped.
enum class HtmlAttribute : std::uint8_t {
  kClass,
  kContent,
  kDatetime,
  kHidden,
  kHref,
  kId,
  kItemprop,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kStyle,
  kType,
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::kOther;  // kText: characters
  std::uint32_t parent = 0;
  std::uint32_t end = 0;    // one past the last node below it
  std::uint32_t from = 0;   // of its characters or attributes
  std::uint32_t count = 0;  // of them
};

/// Node 0 is the document. Immutable once it is made.
class HtmlTree {
 public:
  /// `text` is valid UTF-8, whatever a <meta> says. The error's `what` is the reason alone.
  static Result<HtmlTree> parse(std::string_view text);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  /// The characters of a text node; for scripts their source.
  std::string_view characters(std::uint32_t node) const;

  /// Empty when the element does not have it.
  std::string_view attribute(std::uint32_t node, HtmlAttribute name) const;
  bool has(std::uint32_t node, HtmlAttribute name) const;

 private:
  friend class HtmlTreeBuilder;
  struct Attribute {
    HtmlAttribute name;
    std::uint32_t from;
    std::uint32_t size;
  };
  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::string characters_;
  std::string values_;
};

}  // namespace tropa
