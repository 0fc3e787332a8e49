// Clauses as --explain and tests show them.
#include "match/clause_tree.hpp"

#include <cstdio>

namespace tropa::search {
namespace {

std::string fixed(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.3f", value);
  return buffer;
}

void print(const TermGroup& group, double scale, std::string& out) {
  out += "(group";
  if (scale != 1) out += " *" + fixed(scale);
  for (std::size_t level = 0; level < group.weights.size(); ++level) {
    out += ' ' + fixed(group.weights[level]) + ':';
    for (const TermGroup::Member& member : group.members) {
      if (member.level != level) continue;
      if (member.name) {
        out += " [" + member.name->to_string() + ']';
        continue;
      }
      for (const std::string& term : member.terms) out += ' ' + term;
    }
  }
  out += ')';
}

void print(const Filter& filter, std::string& out) {
  switch (filter.kind) {
    case Filter::Kind::kAll:
      out += "(all)";
      break;
    case Filter::Kind::kTerm:
      out += "(filter " + filter.text + ')';
      break;
    case Filter::Kind::kTermPrefix:
      out += "(filter " + filter.text + "*)";
      break;
    case Filter::Kind::kDate:
      out += "(dates " + filter.first + ".." + filter.last + ')';
      break;
  }
}

void print(const Clause& clause, std::string& out) {
  const auto list = [&](std::string_view name) {
    out += '(';
    out += name;
    for (const Clause& child : clause.children) {
      out += ' ';
      print(child, out);
    }
    out += ')';
  };
  switch (clause.kind) {
    case Clause::Kind::kGroup:
      print(*clause.group, clause.scale, out);
      break;
    case Clause::Kind::kPhrase:
      out += "(phrase " + clause.phrase->clause->to_string() + ')';
      break;
    case Clause::Kind::kFilter:
      print(clause.filter, out);
      break;
    case Clause::Kind::kAll:
      list("all");
      break;
    case Clause::Kind::kAny:
      list("any");
      break;
    case Clause::Kind::kBoost:
      list("boost");
      break;
    case Clause::Kind::kNot:
      list("not");
      break;
    case Clause::Kind::kNone:
      out += "(none)";
      break;
  }
}

}  // namespace

std::string to_string(const Clause& clause) {
  std::string out;
  print(clause, out);
  return out;
}

}  // namespace tropa::search
