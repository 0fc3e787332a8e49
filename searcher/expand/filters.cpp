#include "expand/filters.hpp"

#include "expand/expand.hpp"
#include "query/dates.hpp"
#include "schema.hpp"

#include <algorithm>
#include <utility>

namespace tropa::expand {
namespace {

PlanNode value_node(const schema::Field& field, std::string_view value) {
  PlanNode node;
  node.kind = NodeKind::kValue;
  node.text = schema::value_term(field, value);
  return node;
}

/// Whether it says where to look, and not for what.
bool is_filter(const PlanNode& node) {
  switch (node.kind) {
    case NodeKind::kDate:
    case NodeKind::kValue:
    case NodeKind::kTermPrefix:
      return true;
    case NodeKind::kAnd:
    case NodeKind::kOr:
    case NodeKind::kNot:
      return std::ranges::all_of(node.children, is_filter);
    default:
      return false;
  }
}

}  // namespace

Result<PlanNode> with_filters(PlanNode plan, Analyzer& analyzer, const SearchOptions& options) {
  std::vector<PlanNode> filters;
  if (!options.languages.empty()) {
    PlanNode any;
    any.kind = NodeKind::kOr;
    for (const Language language : options.languages) {
      any.children.push_back(value_node(*schema::find_field("lang"), to_string(language)));
      any.required.push_back(false);
    }
    filters.push_back(any.children.size() == 1 ? any.children[0] : any);
  }
  if (!options.source.empty()) {
    filters.push_back(
        value_node(*schema::find_field("source"), schema::folded_value(analyzer, options.source)));
  }
  if (!options.from.empty() || !options.to.empty()) {
    query::DateRange range;
    if (!options.from.empty()) {
      const auto from = query::parse_dates("from", options.from);
      if (!from) return from.error();
      range.first = from->first;
    }
    if (!options.to.empty()) {
      const auto to = query::parse_dates("to", options.to);
      if (!to) return to.error();
      range.last = to->last;
    }
    filters.push_back(date_node(range));
  }
  if (filters.empty()) return plan;
  PlanNode all;
  all.kind = NodeKind::kAnd;
  all.children.push_back(std::move(plan));
  for (PlanNode& filter : filters) all.children.push_back(std::move(filter));
  all.required.assign(all.children.size(), false);
  return all;
}

std::optional<PlanNode> without_filters(const PlanNode& plan) {
  if (plan.kind != NodeKind::kAnd || is_filter(plan)) return std::nullopt;
  bool has_filters = false;
  std::vector<PlanNode> rest;
  for (const PlanNode& child : plan.children) {
    std::optional<PlanNode> inner = without_filters(child);
    has_filters |= inner || is_filter(child);
    if (inner) {
      rest.push_back(std::move(*inner));
    } else if (!is_filter(child)) {
      rest.push_back(child);
    }
  }
  if (!has_filters) return std::nullopt;
  return joined(std::move(rest), NodeKind::kAnd);
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const schema::Field& field : schema::kFields) names.push_back(field.name);
  names.insert(names.end(), {"date", "from", "to"});
  return names;
}

}  // namespace tropa::expand
