#include "expand/leaf_expander.hpp"

#include "address.hpp"
#include "query/parse.hpp"
#include "schema.hpp"
#include "tropa/utf8.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tropa::expand {

using query::Kind;
using query::Node;

std::vector<QueryWord> LeafExpander::whole_words(const Node& node) {
  std::vector<QueryWord> words = words_of(node.text, analyzer_, node.begin);
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  return words;
}

// The words between two bytes of the query, repaired where they may be.
std::vector<QueryWord> LeafExpander::read(std::size_t begin, std::size_t end,
                                          const Surroundings& around) {
  const std::string_view text = query_.substr(begin, end - begin);
  std::vector<QueryWord> words = words_of(text, analyzer_, begin);
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  // The beginning of a word is no slip.
  if (may_repair_ && !around.is_negative && text.find('*') == text.npos)
    repair::repair_words(words, query_, {begin, end}, repairer_, analyzer_.resources(), repairs_);
  return words;
}

PlanNode LeafExpander::node_of(Group group) const {
  PlanNode node;
  node.kind = NodeKind::kGroup;
  node.group = std::move(group);
  node.prefix = vocabulary_.prefix();
  return node;
}

PlanNode LeafExpander::words(std::size_t begin, std::size_t end, const Surroundings& around) {
  std::vector<PlanNode> nodes;
  for (Group& group : maker_.groups_of(read(begin, end, around), around.keeps_function_words))
    nodes.push_back(node_of(std::move(group)));
  return joined(std::move(nodes), NodeKind::kOr);
}

std::optional<PlanNode> LeafExpander::article_at(const Node& word) {
  if (!vocabulary_.prefix().empty() || !schema::is_address(word.text)) return std::nullopt;
  PlanNode out;
  out.kind = NodeKind::kValue;
  out.text = schema::value_term(*schema::find_field("url"), schema::folded_address(word.text));
  if (vocabulary_.documents_with_term(out.text) == 0) return std::nullopt;
  return out;
}

// Words that follow each other.
PlanNode LeafExpander::row_of(std::vector<Group> groups) const {
  if (groups.size() == 1) return node_of(std::move(groups[0]));
  PlanNode node;
  node.kind = groups.empty() ? NodeKind::kNothing : NodeKind::kPhrase;
  node.groups = std::move(groups);
  node.prefix = vocabulary_.prefix();
  return node;
}

PlanNode LeafExpander::literal(const Node& node) {
  std::vector<Group> groups;
  for (const QueryWord& word : whole_words(node)) groups.push_back(maker_.literal(word));
  return row_of(std::move(groups));
}

PlanNode LeafExpander::phrase(const Node& node, const Surroundings& around) {
  const std::vector<QueryWord> words = read(node.begin, node.end, around);
  std::vector<Group> groups;
  for (const QueryWord& word : words) groups.push_back(forms_or_beginning_of(word));
  PlanNode row = row_of(std::move(groups));
  if (row.kind != NodeKind::kPhrase) return row;
  Group names = maker_.names_of(words);
  if (names.alternatives.empty()) return row;
  std::vector<PlanNode> both;
  both.push_back(std::move(row));
  both.push_back(node_of(std::move(names)));
  return joined(std::move(both), NodeKind::kOr);
}

Group LeafExpander::forms_or_beginning_of(const QueryWord& word) {
  return is_beginning(word) ? beginning_of(word) : maker_.forms_of(word);
}

Group LeafExpander::beginning_of(const QueryWord& word) {
  return maker_.beginning(word, kMaxBeginning);
}

// In a phrase, a word directly before a star.
bool LeafExpander::is_beginning(const QueryWord& word) {
  if (word.end >= query_.size() || query_[word.end] != '*') return false;
  if (utf8::characters(word.readings.text).size() >= query::kMinWildcardLetters) return true;
  warn("the wildcard in " + query::quoted(word.original + "*") + " was ignored: put at least " +
       std::to_string(query::kMinWildcardLetters) + " letters before it");
  return false;
}

PlanNode LeafExpander::beginning(const Node& node, const Surroundings& around) {
  const std::vector<QueryWord> words = whole_words(node);
  std::vector<PlanNode> nodes;
  for (const QueryWord& word : words) {
    const bool is_last = &word == &words.back();
    if (is_last && around.is_negative) {
      // What is hidden is hidden by all words.
      PlanNode all;
      all.kind = NodeKind::kTermPrefix;
      all.text = vocabulary_.prefix() + word.readings.text;
      nodes.push_back(std::move(all));
      continue;
    }
    nodes.push_back(node_of(is_last ? beginning_of(word) : maker_.forms_of(word)));
  }
  return joined(std::move(nodes), NodeKind::kOr);
}

PlanNode LeafExpander::near(const Node& node, const Surroundings& around) {
  PlanNode out;
  out.kind = NodeKind::kNear;
  out.window = node.window;
  out.prefix = vocabulary_.prefix();
  for (const Node& child : node.children)
    std::ranges::move(groups_beside_near(child, around), std::back_inserter(out.groups));
  return out;
}

std::vector<Group> LeafExpander::groups_beside_near(const Node& node, const Surroundings& around) {
  std::vector<Group> groups;
  if (node.kind == Kind::kWord || node.kind == Kind::kPhrase) {
    for (const QueryWord& word : read(node.begin, node.end, around))
      groups.push_back(forms_or_beginning_of(word));
    return groups;
  }
  const std::vector<QueryWord> words = whole_words(node);
  for (const QueryWord& word : words) {
    const bool is_last = &word == &words.back();
    groups.push_back(node.kind == Kind::kLiteral ? maker_.literal(word)
                     : is_last                   ? beginning_of(word)
                                                 : maker_.forms_of(word));
  }
  return groups;
}

void LeafExpander::warn(std::string warning) {
  if (std::ranges::find(warnings_, warning) == warnings_.end())
    warnings_.push_back(std::move(warning));
}

void LeafExpander::look_for_slips(const Node& node) {
  const std::size_t star = node.text.find('*');
  if (star != node.text.npos && star + 1 < node.text.size()) {
    warn("the wildcard in " + query::quoted(node.text) +
         " was ignored: it stands for the rest of a word, as in export*");
  }
  const std::string name = fold(node.text);
  const bool has_colon = node.end < query_.size() && query_[node.end] == ':';
  if (has_colon && schema::find_field(name) != nullptr) {
    warn(query::quoted(node.text + ":") + " was read as a word; to search in that field, write " +
         name + ":word without a space");
  }
}

void LeafExpander::say(Expansion& out) const {
  const auto add = [&](std::string warning) {
    if (!warning.empty() && std::ranges::find(out.warnings, warning) == out.warnings.end())
      out.warnings.push_back(std::move(warning));
  };
  out.warnings = warnings_;
  std::ranges::copy(maker_.warnings(), std::back_inserter(out.warnings));
  for (const repair::Repair& repair : repairs_) add(repair::warning(repair, query_));
  if (!repairs_.empty()) out.suggestions.push_back(repair::repaired_query(query_, repairs_));
  if (maker_.was_cut())
    add("the query means more than 1000 terms; the last words were searched without all of them");
}

}  // namespace tropa::expand
