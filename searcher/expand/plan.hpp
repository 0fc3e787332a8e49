// What a query is searched by: the tree of the query with each word replaced by a group of
// alternatives, every one with its weight and its reason. Terms are body terms of the schema;
// nothing here knows how Xapian joins them.
#pragma once

#include "tropa/searcher.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tropa::expand {

/// The terms that may stand at one position of a phrase.
using PhraseSlot = std::vector<std::string>;

/// One way to find a group: a single slot, or several that follow each other.
struct Alternative {
  std::vector<PhraseSlot> slots;
  std::string shown;  // stem, word or phrase, for people
  Language language = Language::kOther;
  Why why = Why::kWord;
  double weight = 1;
  std::uint64_t documents = 0;  // that have it; for a phrase: at most
};

/// A word of the query, or several words that name one thing. `parts` are the groups of the words
/// themselves when there are several: an article that has all of the words is as good as one that
/// has another name of the thing.
struct Group {
  std::string word;  // as typed
  std::vector<Alternative> alternatives;
  std::vector<Group> parts;
  bool literal = false;  // the word as it is written, and no other form of it
};

enum class NodeKind : std::uint8_t {
  kGroup,       // `group`
  kPhrase,      // `groups`, one after the other
  kNear,        // `groups`, within `window` words
  kDate,        // `first` to `last`
  kValue,       // a term of a field that is not text
  kTermPrefix,  // every term that begins so; not weighed
  kOr,          // any of `children`, ranked by all
  kAnd,
  kNot,
  kNothing,  // a word without letters
};

struct PlanNode {
  NodeKind kind = NodeKind::kNothing;
  Group group;
  std::vector<Group> groups;
  std::vector<PlanNode> children;
  std::vector<bool> required;  // kOr: children that must match
  std::string text;            // kValue, kTermPrefix: the term or its beginning, as in the index
  std::string
      prefix;  // term prefix of the text field all terms below are looked for in; empty: the body
  std::string first, last;  // kDate: values of the date slot; empty: open
  std::size_t window = 0;
};

/// The nodes under one of this kind; the only one itself when there is one.
PlanNode joined(std::vector<PlanNode> nodes, NodeKind kind);

std::string to_string(const PlanNode& node);

/// Calls `visit(group, prefix)` for every group that can match, with the prefix of its field, parts
/// before their whole; what is under a NOT is left out.
template <typename Visit>
void for_each_group(const PlanNode& node, Visit&& visit) {
  const auto with_parts = [&](const Group& group) {
    for (const Group& part : group.parts) visit(part, node.prefix);
    visit(group, node.prefix);
  };
  if (node.kind == NodeKind::kNot) return;
  if (node.kind == NodeKind::kGroup) with_parts(node.group);
  for (const Group& group : node.groups) with_parts(group);
  for (const PlanNode& child : node.children) for_each_group(child, visit);
}

}  // namespace tropa::expand
