#include "expand/plan.hpp"

#include <cstdio>
#include <utility>

namespace tropa {

std::string_view to_string(Why why) {
  switch (why) {
    case Why::kWord:
      return "word";
    case Why::kCode:
      return "code";
    case Why::kStem:
      return "stem";
    case Why::kSpelling:
      return "spelling";
    case Why::kConcept:
      return "concept";
    case Why::kLexicon:
      return "lexicon";
    case Why::kBridge:
      return "bridge";
    case Why::kRepair:
      return "repair";
    case Why::kRelated:
      return "related";
  }
  return "?";
}

namespace expand {
namespace {

std::string fixed(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

void print(const Group& group, std::string& out) {
  out += '"' + group.word + '"';
  for (const Group& part : group.parts) {
    out += " [";
    print(part, out);
    out += ']';
  }
  for (const Alternative& one : group.alternatives) {
    out += ' ';
    out += to_string(one.why);
    out += ':';
    out += to_string(one.language);
    out += ':' + one.shown + '*' + fixed(one.weight) + '/' + std::to_string(one.documents);
  }
}

void print(const PlanNode& node, std::string& out) {
  if (!node.prefix.empty()) out += node.prefix + ':';
  const auto list = [&](std::string_view name) {
    out += '(';
    out += name;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      out += ' ';
      if (i < node.required.size() && node.required[i]) out += '+';
      print(node.children[i], out);
    }
    out += ')';
  };
  const auto row = [&](std::string_view name) {
    out += '(';
    out += name;
    for (const Group& group : node.groups) {
      out += " (";
      print(group, out);
      out += ')';
    }
    out += ')';
  };
  switch (node.kind) {
    case NodeKind::kGroup:
      out += '(';
      print(node.group, out);
      out += ')';
      break;
    case NodeKind::kPhrase:
      row("phrase");
      break;
    case NodeKind::kNear:
      row("near " + std::to_string(node.window));
      break;
    case NodeKind::kDate:
      out += "(date " + node.first + ".." + node.last + ')';
      break;
    case NodeKind::kValue:
      out += "(value " + node.text + ')';
      break;
    case NodeKind::kTermPrefix:
      out += "(terms " + node.text + "*)";
      break;
    case NodeKind::kOr:
      list("or");
      break;
    case NodeKind::kAnd:
      list("and");
      break;
    case NodeKind::kNot:
      list("not");
      break;
    case NodeKind::kNothing:
      out += "()";
      break;
  }
}

}  // namespace

PlanNode joined(std::vector<PlanNode> nodes, NodeKind kind) {
  if (nodes.size() == 1) return std::move(nodes[0]);
  PlanNode out;
  out.kind = nodes.empty() ? NodeKind::kNothing : kind;
  out.required.assign(nodes.size(), false);
  out.children = std::move(nodes);
  return out;
}

std::string to_string(const PlanNode& node) {
  std::string out;
  print(node, out);
  return out;
}

}  // namespace expand
}  // namespace tropa
