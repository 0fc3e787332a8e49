#include "match/clause_tree.hpp"

#include "index/statistics.hpp"
#include "schema.hpp"
#include "words/field_vocabulary.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tropa::search {
namespace {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::PhraseSlot;
using expand::PlanNode;

/// The terms of a slot that the field has.
std::vector<std::string> in_field(const PhraseSlot& slot, const std::string& prefix,
                                  const Snapshot& snapshot) {
  std::vector<std::string> out;
  for (const std::string& term : slot) {
    std::string moved = expand::in_field(term, prefix);
    if (snapshot.frequency(moved) > 0) out.push_back(std::move(moved));
  }
  return out;
}

/// Adds a slot to a phrase. False when no article has any of its words.
bool add_slot(PhraseClause& phrase, const PhraseSlot& slot, const Snapshot& snapshot,
              Analyzer& analyzer) {
  phrase.words.push_back(in_field(slot, phrase.prefix, snapshot));
  phrase.slots.push_back(position_terms(slot, phrase.prefix, snapshot, analyzer));
  return !phrase.words.back().empty();
}

void set_order(PhraseClause& phrase, const Snapshot& snapshot) {
  std::vector<std::uint64_t> sums;
  for (const std::vector<std::string>& terms : phrase.words) {
    phrase.order.push_back(sums.size());
    std::uint64_t& sum = sums.emplace_back(0);
    for (const std::string& term : terms) sum += snapshot.frequency(term);
  }
  std::ranges::stable_sort(phrase.order, {}, [&](std::size_t slot) { return sums[slot]; });
}

/// Walks the plan. Depth is bounded by the parser.
class Maker {
 public:
  Maker(const Snapshot& snapshot, Analyzer& analyzer)
      : snapshot_(snapshot), analyzer_(analyzer), statistics_(snapshot) {}

  ClauseTree make(const PlanNode& plan) {
    return {clause(plan), statistics_.all() * statistics_.selectivity(plan),
            std::max(1.0, statistics_.average_length())};
  }

 private:
  Clause clause(const PlanNode& node);
  Clause group(const Group& group, const std::string& prefix, double scale);
  Clause own_terms(const Group& group, const std::string& prefix, double scale);
  Clause phrase(const PlanNode& node);
  Clause any(const PlanNode& node);
  Clause all(const PlanNode& node);
  Clause none_of(const PlanNode& node);

  const Snapshot& snapshot_;
  Analyzer& analyzer_;
  Statistics statistics_;
  bool is_negative_ = false;  // what is found here is hidden
};

Clause joined(std::vector<Clause> children, Clause::Kind kind) {
  std::erase_if(children, [&](const Clause& child) {
    return kind == Clause::Kind::kAny && child.kind == Clause::Kind::kNone;
  });
  const auto is_none = [](const Clause& child) { return child.kind == Clause::Kind::kNone; };
  if (children.empty() || std::ranges::any_of(children, is_none)) return {};
  if (children.size() == 1) return std::move(children[0]);
  Clause out{.kind = kind, .children = {}};
  for (Clause& child : children) {
    if (kind == Clause::Kind::kAny) out.at_least = std::max(out.at_least, child.at_least);
    if (child.kind == kind) {
      std::ranges::move(child.children, std::back_inserter(out.children));
    } else {
      out.children.push_back(std::move(child));
    }
  }
  return out;
}

Clause filter(Filter filter) {
  return {.kind = Clause::Kind::kFilter, .filter = std::move(filter), .scores = false};
}

Clause Maker::own_terms(const Group& group, const std::string& prefix, double scale) {
  auto made = std::make_shared<TermGroup>();
  std::array<bool, expand::kEvidenceLevels.size()> is_used{};
  std::uint64_t at_least = 0;
  for (const Alternative& one : group.alternatives) {
    if (!is_negative_ && is_covered(one, group)) continue;
    TermGroup::Member member;
    member.level = expand::evidence_level_of(one.weight);
    if (one.slots.size() == 1) {
      member.terms = in_field(one.slots[0], prefix, snapshot_);
      for (const std::string& term : member.terms)
        at_least = std::max(at_least, snapshot_.frequency(term));
    } else {
      PhraseClause name = phrase_of(one, prefix, snapshot_, analyzer_);
      if (name.slots.empty()) continue;
      member.terms = name.words[name.order[0]];
      member.name = std::make_shared<const PhraseClause>(std::move(name));
    }
    if (member.terms.empty()) continue;
    is_used[member.level] = true;
    made->members.push_back(std::move(member));
  }
  if (made->members.empty()) return {};
  made->prefix = prefix;
  // Levels without terms fall out.
  std::array<std::size_t, expand::kEvidenceLevels.size()> number{};
  std::vector<double> counts;
  for (std::size_t level = 0; level < is_used.size(); ++level) {
    number[level] = counts.size();
    if (is_used[level]) counts.push_back(expand::kEvidenceLevels[level].weight);
  }
  counts.push_back(0);
  const double idf = is_negative_ ? 0 : statistics_.idf_of(group);
  for (std::size_t level = 0; level + 1 < counts.size(); ++level) {
    made->weights.push_back((counts[level] - counts[level + 1]) * idf * (expand::kBm25K1 + 1));
  }
  for (TermGroup::Member& member : made->members) member.level = number[member.level];
  return {.kind = Clause::Kind::kGroup,
          .group = std::move(made),
          .scale = scale,
          .scores = !is_negative_,
          .at_least = at_least};
}

Clause Maker::group(const Group& group, const std::string& prefix, double scale) {
  std::vector<Clause> ways;
  for (const Group& part : group.parts) {
    ways.push_back(this->group(part, prefix, expand::kWordsOfConcept));
  }
  ways.push_back(own_terms(group, prefix, scale));
  return joined(std::move(ways), Clause::Kind::kAny);
}

Clause Maker::phrase(const PlanNode& node) {
  auto made = std::make_shared<WeighedPhrase>();
  PhraseClause clause = phrase_of(node, snapshot_, analyzer_);
  if (clause.slots.empty()) return {};
  for (const std::vector<std::string>& terms : clause.words) {
    std::vector<double>& weights = made->weights.emplace_back();
    for (const std::string& term : terms) {
      weights.push_back(xapian_idf(statistics_.frequency(term), statistics_.all()) *
                        (expand::kBm25K1 + 1));
    }
  }
  made->clause = std::make_shared<const PhraseClause>(std::move(clause));
  return {.kind = Clause::Kind::kPhrase, .phrase = std::move(made), .scores = !is_negative_};
}

// No guess may hide an article.
Clause Maker::none_of(const PlanNode& node) {
  const bool outside = std::exchange(is_negative_, true);
  Clause hidden = clause(node);
  is_negative_ = outside;
  if (hidden.kind == Clause::Kind::kNone) return filter({});
  Clause out{.kind = Clause::Kind::kNot, .scores = false, .children = {}};
  out.children.push_back(std::move(hidden));
  return out;
}

Clause Maker::any(const PlanNode& node) {
  std::vector<Clause> must;
  std::vector<Clause> may;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const PlanNode& child = node.children[i];
    if (child.kind == NodeKind::kNothing) continue;
    (node.required[i] ? must : may).push_back(clause(child));
  }
  if (must.empty()) return joined(std::move(may), Clause::Kind::kAny);
  Clause core = joined(std::move(must), Clause::Kind::kAll);
  std::erase_if(may, [](const Clause& one) { return one.kind == Clause::Kind::kNone; });
  if (may.empty() || core.kind == Clause::Kind::kNone || is_negative_) return core;
  Clause out{.kind = Clause::Kind::kBoost, .at_least = core.at_least, .children = {}};
  out.children.push_back(std::move(core));
  std::ranges::move(may, std::back_inserter(out.children));
  return out;
}

Clause Maker::all(const PlanNode& node) {
  std::vector<Clause> children;
  bool is_positive = false;
  for (const PlanNode& child : node.children) {
    if (child.kind == NodeKind::kNothing) continue;
    is_positive |= child.kind != NodeKind::kNot;
    Clause made = child.kind == NodeKind::kNot ? none_of(child.children[0]) : clause(child);
    if (made.kind == Clause::Kind::kNone) return {};
    children.push_back(std::move(made));
  }
  if (!is_positive) children.push_back(filter({}));
  return joined(std::move(children), Clause::Kind::kAll);
}

Clause Maker::clause(const PlanNode& node) {
  switch (node.kind) {
    case NodeKind::kGroup:
      return group(node.group, node.prefix, 1);
    case NodeKind::kPhrase:
    case NodeKind::kNear:
      return phrase(node);
    case NodeKind::kDate:
      return filter({.kind = Filter::Kind::kDate, .first = node.first, .last = node.last});
    case NodeKind::kValue:
      return filter({.kind = Filter::Kind::kTerm, .text = node.text});
    case NodeKind::kTermPrefix:
      return filter({.kind = Filter::Kind::kTermPrefix, .text = node.text});
    case NodeKind::kOr:
      return any(node);
    case NodeKind::kAnd:
      return all(node);
    case NodeKind::kNot: {
      std::vector<Clause> children;
      children.push_back(filter({}));
      children.push_back(none_of(node.children[0]));
      return joined(std::move(children), Clause::Kind::kAll);
    }
    case NodeKind::kNothing:
      return {};
  }
  return {};
}

}  // namespace

bool is_covered(const Alternative& name, const Group& group) {
  if (name.slots.size() < 2) return false;
  const auto stands_alone = [&](const std::string& term) {
    return std::ranges::any_of(group.alternatives, [&](const Alternative& one) {
      return one.slots.size() == 1 && one.weight >= name.weight &&
             std::ranges::find(one.slots[0], term) != one.slots[0].end();
    });
  };
  return std::ranges::any_of(name.slots, [&](const PhraseSlot& slot) {
    return !slot.empty() && std::ranges::all_of(slot, stands_alone);
  });
}

std::vector<PhraseClause::Term> position_terms(const PhraseSlot& slot, const std::string& prefix,
                                               const Snapshot& snapshot, Analyzer& analyzer) {
  std::vector<PhraseClause::Term> out;
  const auto add = [&](const std::string& body_term, bool only_unstemmed) {
    const std::uint64_t hash = schema::hash_of(body_term);
    if (std::ranges::find(out, hash, &PhraseClause::Term::hash) != out.end()) return;
    std::string term = expand::in_field(body_term, prefix);
    if (snapshot.frequency(term) > 0) out.push_back({std::move(term), hash, only_unstemmed});
  };
  Stems stems;
  for (const std::string& term : slot) {
    const auto parsed = schema::parse_body_term(term);
    bool has_stems = false;
    // Codes and numbers have no stems.
    if (parsed && parsed->language == Language::kOther &&
        parsed->text.find_first_of("0123456789") == std::string_view::npos) {
      const std::string word(parsed->text);
      for (const Language language : kStemmedLanguages) {
        analyzer.stem(word, language, stems);
        for (const std::string& stem : stems.all()) add(schema::stem_term(language, stem), false);
        has_stems |= !stems.empty();
      }
    }
    add(term, has_stems);
  }
  return out;
}

PhraseClause phrase_of(const Alternative& name, const std::string& prefix, const Snapshot& snapshot,
                       Analyzer& analyzer) {
  PhraseClause phrase;
  phrase.prefix = prefix;
  for (const PhraseSlot& slot : name.slots) {
    if (!add_slot(phrase, slot, snapshot, analyzer)) return {};
  }
  set_order(phrase, snapshot);
  return phrase;
}

PhraseClause phrase_of(const PlanNode& node, const Snapshot& snapshot, Analyzer& analyzer) {
  PhraseClause phrase;
  phrase.prefix = node.prefix;
  phrase.in_order = node.kind == NodeKind::kPhrase;
  phrase.span = static_cast<std::uint32_t>(node.window + node.groups.size() - 2);
  bool is_literal = false;
  for (const Group& group : node.groups) {
    PhraseSlot terms;
    for (const Alternative& one : group.alternatives) {
      if (one.slots.size() != 1) continue;
      terms.insert(terms.end(), one.slots[0].begin(), one.slots[0].end());
    }
    if (!add_slot(phrase, terms, snapshot, analyzer)) return {};
    is_literal |= group.literal && phrase.slots.back().size() > 1;
    if (group.literal) phrase.literally.push_back(terms[0]);
  }
  // Codes and numbers are kept as they are written.
  if (!is_literal) phrase.literally.clear();
  set_order(phrase, snapshot);
  return phrase;
}

ClauseTree make_clauses(const PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer) {
  return Maker(snapshot, analyzer).make(plan);
}

}  // namespace tropa::search
