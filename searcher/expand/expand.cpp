#include "expand/expand.hpp"

#include "address.hpp"
#include "expand/leaf_expander.hpp"
#include "schema.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace tropa::expand {
namespace {

using query::Kind;
using query::Node;

/// Walks the tree. Depth is bounded by the parser.
class Expander {
 public:
  Expander(std::string_view query, Analyzer& analyzer, Vocabulary& vocabulary,
           const SearchOptions& options)
      : query_(query), analyzer_(analyzer), leaves_(query, analyzer, vocabulary, options) {}

  Result<PlanNode> expand_all(const Node& root);
  const LeafExpander& leaves() const { return leaves_; }

 private:
  Result<PlanNode> expand(const Node& node);
  Result<PlanNode> expand_among(const Node& node, Surroundings around);
  Result<PlanNode> of_value_field(const Node& node);
  bool has_content(const Node& node);
  Result<PlanNode> any(const Node& node);
  Result<PlanNode> field(const Node& node);
  Result<PlanNode> languages(const Node& node);
  Result<PlanNode> children(const Node& node, NodeKind kind);

  std::string_view query_;
  Analyzer& analyzer_;
  LeafExpander leaves_;
  Surroundings around_;
  const schema::Field* value_field_ = nullptr;  // the field of values we are in
};

Result<PlanNode> Expander::expand_all(const Node& root) {
  around_.keeps_function_words = !has_content(root);
  return expand(root);
}

// Whether anything in the query says what is looked for. What is excluded does not.
bool Expander::has_content(const Node& node) {
  switch (node.kind) {
    case Kind::kWord: {
      const std::vector<QueryWord> words = words_of(node.text, analyzer_, node.begin);
      return expand::has_content(words);
    }
    case Kind::kPhrase:
    case Kind::kLiteral:
    case Kind::kWildcard:
    case Kind::kNear:
      return true;
    case Kind::kDate:
    case Kind::kNot:
      return false;
    case Kind::kField: {
      const schema::Field* found = schema::find_field(node.text);
      return found && found->is_text && has_content(node.children[0]);
    }
    default:
      return std::ranges::any_of(node.children,
                                 [this](const Node& child) { return has_content(child); });
  }
}

Result<PlanNode> Expander::children(const Node& node, NodeKind kind) {
  PlanNode out;
  out.kind = kind;
  for (const Node& child : node.children) {
    auto made = expand(child);
    if (!made) return made;
    out.children.push_back(std::move(*made));
    out.required.push_back(child.kind == Kind::kMust);
  }
  return out;
}

Result<PlanNode> Expander::any(const Node& node) {
  std::vector<PlanNode> nodes;
  std::vector<bool> required;
  const auto add = [&](PlanNode made, bool must) {
    if (made.kind == NodeKind::kNothing && !around_.keeps_function_words) return;
    // Words of an inner "any of" join the outer one; what is required stays whole.
    if (made.kind == NodeKind::kOr && !must) {
      for (PlanNode& child : made.children) {
        nodes.push_back(std::move(child));
        required.push_back(false);
      }
      return;
    }
    nodes.push_back(std::move(made));
    required.push_back(must);
  };
  for (std::size_t i = 0; i < node.children.size();) {
    const Node& child = node.children[i];
    if (child.kind == Kind::kWord && !value_field_ && !schema::is_address(child.text)) {
      leaves_.look_for_slips(child);
      std::size_t last = i;
      while (last + 1 < node.children.size() && node.children[last + 1].kind == Kind::kWord &&
             query::side_by_side(query_, node.children[last], node.children[last + 1]) &&
             !schema::is_address(node.children[last + 1].text)) {
        ++last;
        leaves_.look_for_slips(node.children[last]);
      }
      add(leaves_.words(child.begin, node.children[last].end, around_), false);
      i = last + 1;
      continue;
    }
    auto made = expand(child);
    if (!made) return made;
    add(std::move(*made), child.kind == Kind::kMust);
    ++i;
  }
  PlanNode out = joined(std::move(nodes), NodeKind::kOr);
  if (out.kind == NodeKind::kOr) out.required = std::move(required);
  return out;
}

Result<PlanNode> Expander::field(const Node& node) {
  const schema::Field* found = schema::find_field(node.text);
  if (!found) return Error{Code::kInternal, "no field " + node.text, {}};
  std::string outer_prefix =
      leaves_.look_in(found->is_text ? std::string(found->prefix) : std::string());
  const schema::Field* outer_field = std::exchange(value_field_, found->is_text ? nullptr : found);
  auto made = expand(node.children[0]);
  leaves_.look_in(std::move(outer_prefix));
  value_field_ = outer_field;
  return made;
}

// lang:uk, and as --lang takes them, lang:uk,ru.
Result<PlanNode> Expander::languages(const Node& node) {
  std::vector<PlanNode> values;
  std::istringstream codes(schema::folded_value(analyzer_, node.text));
  for (std::string code; codes >> code;) {
    if (!language_from(code)) {
      values.clear();
      break;
    }
    PlanNode value;
    value.kind = NodeKind::kValue;
    value.text = schema::value_term(*value_field_, code);
    values.push_back(std::move(value));
  }
  if (!values.empty()) return joined(std::move(values), NodeKind::kOr);
  return Error{Code::kUsage, "no language " + query::quoted(node.text),
               "lang: takes pl, uk, ru or other, as in lang:uk"};
}

// A filter, or the word of one.
Result<PlanNode> Expander::of_value_field(const Node& node) {
  const std::string name(value_field_->name);
  if (node.kind == Kind::kNear) {
    return Error{Code::kUsage, name + ": takes whole values, so NEAR has no meaning in it",
                 "write " + name + ":value, or " + name + ":(value OR value)"};
  }
  const bool is_beginning = node.kind == Kind::kWildcard;
  if (value_field_->id == schema::FieldId::kLanguage && !is_beginning) return languages(node);
  PlanNode out;
  out.kind = is_beginning ? NodeKind::kTermPrefix : NodeKind::kValue;
  out.text =
      schema::value_term(*value_field_, schema::field_value(analyzer_, *value_field_, node.text));
  return out;
}

Result<PlanNode> Expander::expand_among(const Node& node, Surroundings around) {
  const Surroundings outside = std::exchange(around_, around);
  auto made = node.kind == Kind::kMust  ? expand(node.children[0])
              : node.kind == Kind::kAnd ? children(node, NodeKind::kAnd)
              : node.kind == Kind::kOr  ? children(node, NodeKind::kOr)
                                        : children(node, NodeKind::kNot);
  around_ = outside;
  return made;
}

Result<PlanNode> Expander::expand(const Node& node) {
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPhrase:
    case Kind::kLiteral:
    case Kind::kWildcard:
    case Kind::kNear:
      if (value_field_) return of_value_field(node);
      break;
    case Kind::kDate:
      return date_node(node.dates);
    case Kind::kField:
      return field(node);
    case Kind::kAny:
      return any(node);
    case Kind::kMust:  // +в is wanted as it stands
    case Kind::kOr:    // and operators name their words
    case Kind::kAnd:
      return expand_among(node, {.is_negative = around_.is_negative});
    case Kind::kNot:
      // A guess may show an article but never hide one.
      return expand_among(node, {.is_negative = true});
  }
  if (node.kind == Kind::kPhrase) return leaves_.phrase(node, around_);
  if (node.kind == Kind::kLiteral) return leaves_.literal(node);
  if (node.kind == Kind::kWildcard) return leaves_.beginning(node, around_);
  if (node.kind == Kind::kNear) return leaves_.near(node, around_);
  if (auto article = leaves_.article_at(node)) return std::move(*article);
  leaves_.look_for_slips(node);
  return leaves_.words(node.begin, node.end, around_);
}

}  // namespace

PlanNode date_node(const query::DateRange& range) {
  PlanNode out;
  out.kind = NodeKind::kDate;
  if (range.first != query::DateRange::kOpenFirst) out.first = std::to_string(range.first);
  // Values may go on with a time: this sorts after every moment of the last day.
  if (range.last != query::DateRange::kOpenLast) out.last = std::to_string(range.last) + "T999999";
  return out;
}

Result<Expansion> expand(std::string_view query, const query::Node& node, Analyzer& analyzer,
                         Vocabulary& vocabulary, const SearchOptions& options) {
  Expander expander(query, analyzer, vocabulary, options);
  auto plan = expander.expand_all(node);
  if (!plan) return plan.error();
  Expansion out{.plan = std::move(*plan)};
  expander.leaves().say(out);
  return out;
}

}  // namespace tropa::expand
