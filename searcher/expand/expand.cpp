#include "expand/expand.hpp"

#include "address.hpp"
#include "expand/word_group.hpp"
#include "query/parse.hpp"
#include "repair/repair_words.hpp"
#include "schema.hpp"
#include "tropa/utf8.hpp"
#include "words/field_vocabulary.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
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
      : query_(query),
        analyzer_(analyzer),
        vocabulary_(vocabulary),
        repairer_(analyzer, vocabulary_, options.concepts),
        maker_(analyzer, vocabulary_, options),
        may_repair_(options.expand && options.repair) {}

  Result<PlanNode> expand_all(const Node& root);
  bool was_cut() const { return maker_.was_cut(); }
  std::vector<std::string> warnings() const {
    std::vector<std::string> all = warnings_;
    std::ranges::copy(maker_.warnings(), std::back_inserter(all));
    return all;
  }
  const std::vector<repair::Repair>& repairs() const { return repairs_; }

 private:
  Result<PlanNode> expand(const Node& node);
  bool has_content(const Node& node);
  Result<PlanNode> any(const Node& node);
  Result<PlanNode> field(const Node& node);
  Result<PlanNode> languages(const Node& node);
  Result<PlanNode> children(const Node& node, NodeKind kind);
  std::vector<QueryWord> read(std::size_t begin, std::size_t end);
  PlanNode words(std::size_t begin, std::size_t end);
  PlanNode sequence(const Node& node, bool literally);
  PlanNode beginning(const Node& node);
  std::vector<Group> groups_in_row(const Node& node);
  Group beginning_of(const QueryWord& word) { return maker_.beginning(word, kMaxBeginning); }
  bool is_beginning(const QueryWord& word);
  void warn(std::string warning);
  void look_for_slips(const Node& node);
  std::optional<PlanNode> at_address(const Node& node);
  PlanNode in_prefix(PlanNode node) const {
    node.prefix = vocabulary_.prefix();
    return node;
  }

  std::string_view query_;
  Analyzer& analyzer_;
  FieldVocabulary vocabulary_;  // of the text field we are in
  repair::Repairer repairer_;
  GroupMaker maker_;
  bool may_repair_;
  bool is_negative_ = false;  // what is found here is hidden
  bool keeps_function_words_ = true;
  std::vector<std::string> warnings_;
  std::vector<repair::Repair> repairs_;
  const schema::Field* value_field_ = nullptr;  // the field of values we are in
};

PlanNode joined(std::vector<PlanNode> nodes, NodeKind kind) {
  if (nodes.size() == 1) return std::move(nodes[0]);
  PlanNode out;
  out.kind = nodes.empty() ? NodeKind::kNothing : kind;
  out.required.assign(nodes.size(), false);
  out.children = std::move(nodes);
  return out;
}

Result<PlanNode> Expander::expand_all(const Node& root) {
  keeps_function_words_ = !has_content(root);
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

// The words between two bytes of the query, repaired where they may be.
std::vector<QueryWord> Expander::read(std::size_t begin, std::size_t end) {
  std::vector<QueryWord> words = words_of(query_.substr(begin, end - begin), analyzer_, begin);
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  // The beginning of a word is no slip.
  const bool has_star = query_.substr(begin, end - begin).find('*') != std::string_view::npos;
  if (may_repair_ && !is_negative_ && !has_star)
    repair::repair_words(words, query_, {begin, end}, repairer_, analyzer_.resources(), repairs_);
  return words;
}

// Plain words side by side. They are cut from the text of the query as one piece, so that "H 20" is
// one code.
PlanNode Expander::words(std::size_t begin, std::size_t end) {
  std::vector<PlanNode> nodes;
  for (Group& group : maker_.groups_of(read(begin, end), keeps_function_words_)) {
    PlanNode node;
    node.kind = NodeKind::kGroup;
    node.group = std::move(group);
    nodes.push_back(in_prefix(std::move(node)));
  }
  return joined(std::move(nodes), NodeKind::kOr);
}

// A phrase also stands for the other names of its thing: "export control" is "kontrola eksportu".
PlanNode Expander::sequence(const Node& phrase, bool literally) {
  PlanNode node;
  node.kind = NodeKind::kPhrase;
  std::vector<QueryWord> words;
  if (literally) {
    words = words_of(phrase.text, analyzer_, phrase.begin);
    std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  } else {
    words = read(phrase.begin, phrase.end);
  }
  for (const QueryWord& word : words) {
    node.groups.push_back(literally            ? maker_.literal(word)
                          : is_beginning(word) ? beginning_of(word)
                                               : maker_.forms_of(word));
  }
  if (node.groups.empty()) node.kind = NodeKind::kNothing;
  if (node.groups.size() == 1) {
    node.kind = NodeKind::kGroup;
    node.group = std::move(node.groups[0]);
    node.groups.clear();
  }
  node.prefix = vocabulary_.prefix();
  if (literally || node.groups.empty()) return node;
  PlanNode names;
  names.kind = NodeKind::kGroup;
  names.group = maker_.names_of(words);
  names.prefix = vocabulary_.prefix();
  if (names.group.alternatives.empty()) return node;
  std::vector<PlanNode> both;
  both.push_back(std::move(node));
  both.push_back(std::move(names));
  return joined(std::move(both), NodeKind::kOr);
}

// In a phrase, a word directly before a star.
bool Expander::is_beginning(const QueryWord& word) {
  if (word.end >= query_.size() || query_[word.end] != '*') return false;
  if (utf8::characters(word.readings.text).size() >= query::kMinWildcardLetters) return true;
  warn("the wildcard in " + query::quoted(word.original + "*") + " was ignored: put at least " +
       std::to_string(query::kMinWildcardLetters) + " letters before it");
  return false;
}

// The letters are cut as those of articles are: F-16* is the beginning of one code. Of several
// words, such as nvidia.com*, the last one is the beginning of others.
PlanNode Expander::beginning(const Node& node) {
  std::vector<QueryWord> words = words_of(node.text, analyzer_, node.begin);
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  std::vector<PlanNode> nodes;
  for (const QueryWord& word : words) {
    const bool is_last = &word == &words.back();
    PlanNode one;
    if (is_last && is_negative_) {
      // What is hidden is hidden by all words.
      one.kind = NodeKind::kTermPrefix;
      one.text = vocabulary_.prefix() + word.readings.text;
      nodes.push_back(std::move(one));
      continue;
    }
    one.kind = NodeKind::kGroup;
    one.group = is_last ? beginning_of(word) : maker_.forms_of(word);
    nodes.push_back(in_prefix(std::move(one)));
  }
  return joined(std::move(nodes), NodeKind::kOr);
}

// What stands beside NEAR.
std::vector<Group> Expander::groups_in_row(const Node& node) {
  std::vector<Group> groups;
  if (node.kind == Kind::kWord || node.kind == Kind::kPhrase) {
    for (const QueryWord& word : read(node.begin, node.end))
      groups.push_back(is_beginning(word) ? beginning_of(word) : maker_.forms_of(word));
    return groups;
  }
  std::vector<QueryWord> words = words_of(node.text, analyzer_, node.begin);
  std::erase_if(words, [](const QueryWord& word) { return word.is_part; });
  for (const QueryWord& word : words) {
    const bool is_last = &word == &words.back();
    groups.push_back(node.kind == Kind::kLiteral ? maker_.literal(word)
                     : is_last                   ? beginning_of(word)
                                                 : maker_.forms_of(word));
  }
  return groups;
}

void Expander::warn(std::string warning) {
  if (std::ranges::find(warnings_, warning) == warnings_.end())
    warnings_.push_back(std::move(warning));
}

// What looks like more than the word it was read as.
void Expander::look_for_slips(const Node& node) {
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

// An address asks for the article that stands there. One that no article has is read as words.
std::optional<PlanNode> Expander::at_address(const Node& node) {
  const bool in_field = value_field_ != nullptr || !vocabulary_.prefix().empty();
  if (in_field || node.kind != Kind::kWord || !schema::is_address(node.text)) return std::nullopt;
  PlanNode out;
  out.kind = NodeKind::kValue;
  out.text = schema::value_term(*schema::find_field("url"), schema::folded_address(node.text));
  if (vocabulary_.documents_with_term(out.text) == 0) return std::nullopt;
  return out;
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
    if (made.kind == NodeKind::kNothing && !keeps_function_words_) return;
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
    if (auto article = child.kind == Kind::kWord ? at_address(child) : std::nullopt) {
      add(std::move(*article), false);
      ++i;
      continue;
    }
    if (child.kind == Kind::kWord && !value_field_) {
      look_for_slips(child);
      std::size_t last = i;
      while (last + 1 < node.children.size() && node.children[last + 1].kind == Kind::kWord &&
             query::side_by_side(query_, node.children[last], node.children[last + 1]) &&
             !schema::is_address(node.children[last + 1].text)) {
        ++last;
        look_for_slips(node.children[last]);
      }
      add(words(child.begin, node.children[last].end), false);
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
      vocabulary_.look_in(found->is_text ? std::string(found->prefix) : std::string());
  const schema::Field* outer_field = std::exchange(value_field_, found->is_text ? nullptr : found);
  auto made = expand(node.children[0]);
  vocabulary_.look_in(std::move(outer_prefix));
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

Result<PlanNode> Expander::expand(const Node& node) {
  const bool is_leaf =
      node.kind == Kind::kWord || node.kind == Kind::kPhrase || node.kind == Kind::kLiteral;
  if (value_field_ && is_leaf) {
    if (value_field_->id == schema::FieldId::kLanguage) return languages(node);
    PlanNode out;
    out.kind = NodeKind::kValue;
    out.text =
        schema::value_term(*value_field_, schema::field_value(analyzer_, *value_field_, node.text));
    return out;
  }
  if (auto article = at_address(node)) return std::move(*article);
  switch (node.kind) {
    case Kind::kWord:
      look_for_slips(node);
      return words(node.begin, node.end);
    case Kind::kPhrase:
      return sequence(node, false);
    case Kind::kLiteral:
      return sequence(node, true);
    case Kind::kWildcard: {
      if (!value_field_) return beginning(node);
      PlanNode out;
      out.kind = NodeKind::kTermPrefix;
      out.text = schema::value_term(*value_field_,
                                    schema::field_value(analyzer_, *value_field_, node.text));
      return out;
    }
    case Kind::kDate:
      return date_node(node.dates);
    case Kind::kField:
      return field(node);
    case Kind::kAny:
      return any(node);
    case Kind::kMust: {
      // +в is wanted as it stands.
      const bool outside = std::exchange(keeps_function_words_, true);
      auto made = expand(node.children[0]);
      keeps_function_words_ = outside;
      return made;
    }
    case Kind::kOr:
    case Kind::kAnd: {
      // Operators name their words.
      const bool outside = std::exchange(keeps_function_words_, true);
      auto made = children(node, node.kind == Kind::kOr ? NodeKind::kOr : NodeKind::kAnd);
      keeps_function_words_ = outside;
      return made;
    }
    case Kind::kNot: {
      // A guess may show an article but never hide one.
      const bool outside = std::exchange(is_negative_, true);
      const bool kept = std::exchange(keeps_function_words_, true);
      auto made = children(node, NodeKind::kNot);
      is_negative_ = outside;
      keeps_function_words_ = kept;
      return made;
    }
    case Kind::kNear: {
      if (value_field_) {
        const std::string name(value_field_->name);
        return Error{Code::kUsage, name + ": takes whole values, so NEAR has no meaning in it",
                     "write " + name + ":value, or " + name + ":(value OR value)"};
      }
      PlanNode out;
      out.kind = NodeKind::kNear;
      out.window = node.window;
      for (const Node& child : node.children)
        std::ranges::move(groups_in_row(child), std::back_inserter(out.groups));
      return in_prefix(std::move(out));
    }
  }
  return Error{Code::kInternal, "unknown kind of query node", {}};
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
  Expansion out{std::move(*plan), expander.warnings(), {}};
  for (const repair::Repair& repair : expander.repairs()) {
    std::string warning = repair::warning(repair, query);
    if (!warning.empty() && std::ranges::find(out.warnings, warning) == out.warnings.end())
      out.warnings.push_back(std::move(warning));
  }
  if (!expander.repairs().empty())
    out.suggestions.push_back(repair::repaired_query(query, expander.repairs()));
  if (expander.was_cut()) {
    out.warnings.push_back(
        "the query means more than 1000 terms; the last words were searched without all of them");
  }
  return out;
}

}  // namespace tropa::expand
