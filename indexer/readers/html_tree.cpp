// libxml2 calls back for every tag; no tree of its own is made.
#include "readers/html_tree.hpp"

#include "sources/utf8.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <array>
#include <climits>
#include <memory>
#include <new>
#include <optional>

namespace tropa {
namespace {

// Browsers stop at 512; pages that never close their tags reach some hundreds.
constexpr std::size_t kDeepestElement = 2000;
constexpr std::size_t kLongestValue = 4096;  // bytes of an attribute

struct Name {
  std::string_view name;
  HtmlAttribute attribute;
};
constexpr auto kNames = std::to_array<Name>({
    {"class", HtmlAttribute::kClass},
    {"content", HtmlAttribute::kContent},
    {"datetime", HtmlAttribute::kDatetime},
    {"hidden", HtmlAttribute::kHidden},
    {"href", HtmlAttribute::kHref},
    {"id", HtmlAttribute::kId},
    {"itemprop", HtmlAttribute::kItemprop},
    {"lang", HtmlAttribute::kLang},
    {"name", HtmlAttribute::kName},
    {"property", HtmlAttribute::kProperty},
    {"rel", HtmlAttribute::kRel},
    {"role", HtmlAttribute::kRole},
    {"style", HtmlAttribute::kStyle},
    {"type", HtmlAttribute::kType},
});

std::optional<HtmlAttribute> attribute_named(std::string_view name) {
  for (const Name& row : kNames) {
    if (row.name == name) return row.attribute;
  }
  return std::nullopt;
}

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct ContextDeleter {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(htmlParserCtxt* context) : context_(context) {
    tree_.nodes_.push_back({});
    open_.push_back(0);
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (open_.size() >= kDeepestElement) {
      is_too_deep_ = true;
      xmlStopParser(context_);
      return;
    }
    const auto node = tree_.size();
    const auto from = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      const std::optional<HtmlAttribute> kept = attribute_named(view_of(attributes[0]));
      if (kept) keep(*kept, view_of(attributes[1]));
    }
    tree_.nodes_.push_back({.tag = html_tag_named(name),
                            .parent = open_.back(),
                            .from = from,
                            .count = static_cast<std::uint32_t>(tree_.attributes_.size()) - from});
    open_.push_back(node);
  }

  void end() {
    if (open_.size() == 1) return;
    tree_.nodes_[open_.back()].end = tree_.size();
    open_.pop_back();
  }

  void characters(std::string_view text) {
    HtmlNode& last = tree_.nodes_.back();
    if (last.tag == HtmlTag::kText && last.parent == open_.back() && tree_.size() > 1) {
      last.count += static_cast<std::uint32_t>(text.size());
    } else {
      tree_.nodes_.push_back({.tag = HtmlTag::kText,
                              .parent = open_.back(),
                              .end = tree_.size() + 1,
                              .from = static_cast<std::uint32_t>(tree_.characters_.size()),
                              .count = static_cast<std::uint32_t>(text.size())});
    }
    tree_.characters_ += text;
  }

  void stop_for_memory() {
    has_no_memory_ = true;
    xmlStopParser(context_);
  }

  bool is_too_deep() const { return is_too_deep_; }
  bool has_no_memory() const { return has_no_memory_; }

  HtmlTree finished() {
    while (open_.size() > 1) end();
    tree_.nodes_[0].end = tree_.size();
    return std::move(tree_);
  }

 private:
  void keep(HtmlAttribute name, std::string_view value) {
    value = value.substr(0, kLongestValue);
    while (!value.empty() && !utf8::is_valid(value)) value.remove_suffix(1);
    tree_.attributes_.push_back({name, static_cast<std::uint32_t>(tree_.values_.size()),
                                 static_cast<std::uint32_t>(value.size())});
    tree_.values_ += value;
  }

  htmlParserCtxt* context_;
  HtmlTree tree_;
  std::vector<std::uint32_t> open_;  // elements around the place that is parsed
  bool is_too_deep_ = false;
  bool has_no_memory_ = false;
};

namespace {

// The parser is C, and nothing may be thrown through it.
template <typename Work>
void with_builder(void* data, Work&& work) {
  HtmlTreeBuilder& builder = *static_cast<HtmlTreeBuilder*>(data);
  try {
    work(builder);
  } catch (const std::bad_alloc&) {
    builder.stop_for_memory();
  }
}

htmlSAXHandler callbacks() {
  htmlSAXHandler handler{};
  handler.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    with_builder(data, [&](HtmlTreeBuilder& to) { to.start(view_of(name), attributes); });
  };
  handler.endElement = [](void* data, const xmlChar*) {
    with_builder(data, [](HtmlTreeBuilder& to) { to.end(); });
  };
  handler.characters = [](void* data, const xmlChar* text, int size) {
    const std::string_view piece(reinterpret_cast<const char*>(text),
                                 static_cast<std::size_t>(size));
    with_builder(data, [&](HtmlTreeBuilder& to) { to.characters(piece); });
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;  // scripts
  return handler;
}

}  // namespace

Result<HtmlTree> HtmlTree::parse(std::string_view text) {
  static const bool is_ready = [] {
    xmlInitParser();
    return true;
  }();
  if (!is_ready || text.size() > std::size_t{INT_MAX}) {
    return Error{Code::kUsage, "HTML larger than 2 GiB", {}};
  }
  const std::unique_ptr<htmlParserCtxt, ContextDeleter> context(htmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  HtmlTreeBuilder builder(context.get());
  *context->sax = callbacks();
  context->userData = &builder;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD |
                           HTML_PARSE_COMPACT;
  // No document is made, so there is none to free.
  htmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                     kOptions);
  if (builder.has_no_memory()) throw std::bad_alloc();
  if (builder.is_too_deep()) return Error{Code::kUsage, "HTML nested too deeply", {}};
  return builder.finished();
}

std::string_view HtmlTree::characters(std::uint32_t node) const {
  const HtmlNode& of = nodes_[node];
  if (of.tag != HtmlTag::kText) return {};
  return std::string_view(characters_).substr(of.from, of.count);
}

std::string_view HtmlTree::attribute(std::uint32_t node, HtmlAttribute name) const {
  const HtmlNode& of = nodes_[node];
  if (of.tag == HtmlTag::kText) return {};
  for (std::uint32_t at = of.from; at < of.from + of.count; ++at) {
    if (attributes_[at].name != name) continue;
    return std::string_view(values_).substr(attributes_[at].from, attributes_[at].size);
  }
  return {};
}

bool HtmlTree::has(std::uint32_t node, HtmlAttribute name) const {
  const HtmlNode& of = nodes_[node];
  if (of.tag == HtmlTag::kText) return false;
  for (std::uint32_t at = of.from; at < of.from + of.count; ++at) {
    if (attributes_[at].name == name) return true;
  }
  return false;
}

}  // namespace tropa
