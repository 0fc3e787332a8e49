#include "engines/engine_query.hpp"

#include "engine_fields.hpp"
#include "engines/engine_terms.hpp"
#include "index/statistics.hpp"
#include "match/clause_tree.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tropa::engines {
namespace {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::PhraseSlot;
using expand::PlanNode;

/// How much of a word counts in a sum beside its stems, which an article with the word has too.
/// Tried on news: 0.2 to 1 find as well across languages (.906 to .904 MRR@10), and within one
/// language the better the higher (.982 to .994); half leaves other forms in reach.
constexpr double kShareOfWord = 0.5;

/// Walks the plan. Depth is bounded by the parser.
class Maker {
 public:
  Maker(expand::Vocabulary& vocabulary, std::uint64_t articles, Analyzer& analyzer, Joining joining)
      : terms_(vocabulary, articles, analyzer), joining_(joining) {}

  EngineClause clause(const PlanNode& node);

 private:
  EngineClause name(const Alternative& one, const std::string& prefix, double score);
  EngineClause own_terms(const Group& group, const std::string& prefix, double scale);
  EngineClause group(const Group& group, const std::string& prefix, double scale);
  EngineClause row(const PlanNode& node);
  EngineClause any(const PlanNode& node);
  EngineClause all(const PlanNode& node);
  EngineClause hidden(const PlanNode& node);

  EngineTerms terms_;
  Joining joining_;
  bool is_negative_ = false;  // what is found here is hidden
};

/// A name of several words: as frequent in an article as its rarest word, where it stands.
EngineClause Maker::name(const Alternative& one, const std::string& prefix, double score) {
  EngineClause stands = terms_.row(one.slots, nullptr, prefix, false);
  if (stands.kind == EngineKind::kNothing || is_negative_) return stands;
  const PhraseSlot* const rarest = terms_.rarest(one.slots, prefix);
  if (rarest == nullptr) return {};
  EngineClause out{.kind = EngineKind::kAll};
  out.children.push_back(terms_.any_of(*rarest, prefix, score));
  out.children.push_back(std::move(stands));
  out.roles = {Role::kMust, Role::kFilter};
  return out;
}

/// Alternatives by levels of evidence, as the matcher has them. The best level that an article has
/// decides.
EngineClause Maker::own_terms(const Group& group, const std::string& prefix, double scale) {
  const double idf = search::idf_of(group, terms_.articles()) * scale;
  double of_stems = 0;
  for (const Alternative& one : group.alternatives) {
    if (one.why != Why::kStem) continue;
    const std::size_t level = expand::evidence_level_of(one.weight);
    of_stems = std::max(of_stems, expand::kEvidenceLevels[level].weight);
  }
  std::vector<EngineClause> out;
  for (const Alternative& one : group.alternatives) {
    if (!is_negative_ && search::is_covered(one, group)) continue;
    const double counts = expand::kEvidenceLevels[expand::evidence_level_of(one.weight)].weight;
    if (one.slots.size() > 1) {
      out.push_back(name(one, prefix, counts * idf));
      continue;
    }
    const bool is_word = one.why == Why::kWord && one.slots[0].size() == 1;
    if (is_negative_ || joining_ == Joining::kBest || !is_word || of_stems == 0) {
      out.push_back(terms_.any_of(one.slots[0], prefix, is_negative_ ? 0 : counts * idf));
      continue;
    }
    out.push_back(terms_.any_of(one.slots[0], prefix, counts * kShareOfWord * idf));
    // Where words have no stems, the word is all there is.
    if (!terms_.has_other()) continue;
    EngineClause alone{.kind = EngineKind::kAll};
    alone.children.push_back(terms_.any_of(one.slots[0], prefix, of_stems * idf));
    if (alone.children[0].kind == EngineKind::kNothing) continue;
    alone.children.push_back(terms_.value("Lother", false));
    alone.roles = {Role::kMust, Role::kFilter};
    out.push_back(std::move(alone));
  }
  const bool is_sum = is_negative_ || joining_ == Joining::kSum;
  return joined(std::move(out), is_sum ? EngineKind::kAny : EngineKind::kBest);
}

EngineClause Maker::group(const Group& group, const std::string& prefix, double scale) {
  std::vector<EngineClause> ways;
  for (const Group& part : group.parts) {
    ways.push_back(this->group(part, prefix, scale * expand::kWordsOfConcept));
  }
  ways.push_back(own_terms(group, prefix, scale));
  return joined(std::move(ways), EngineKind::kAny);
}

/// A phrase weighs what its terms weigh alone.
EngineClause Maker::row(const PlanNode& node) {
  EngineClause out{.kind = EngineKind::kAll};
  std::vector<PhraseSlot> slots;
  for (const Group& group : node.groups) {
    PhraseSlot& slot = slots.emplace_back();
    for (const Alternative& one : group.alternatives) {
      if (one.slots.size() == 1) std::ranges::copy(one.slots[0], std::back_inserter(slot));
    }
    EngineClause words = terms_.any_of(slot, node.prefix, 0);
    if (words.kind == EngineKind::kNothing) return {};
    out.children.push_back(std::move(words));
    out.roles.push_back(Role::kMust);
  }
  const bool is_literal = std::ranges::all_of(node.groups, &Group::literal);
  EngineClause stands = terms_.row(slots, &node, node.prefix, is_literal);
  if (stands.kind == EngineKind::kNothing || is_negative_) return stands;
  out.children.push_back(std::move(stands));
  out.roles.push_back(Role::kFilter);
  return out;
}

EngineClause Maker::any(const PlanNode& node) {
  std::vector<EngineClause> must;
  std::vector<EngineClause> may;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const PlanNode& child = node.children[i];
    if (child.kind == NodeKind::kNothing) continue;
    (node.required[i] ? must : may).push_back(clause(child));
  }
  if (must.empty()) return joined(std::move(may), EngineKind::kAny);
  const auto is_nothing = [](const EngineClause& one) { return one.kind == EngineKind::kNothing; };
  if (std::ranges::any_of(must, is_nothing)) return {};
  std::erase_if(may, is_nothing);
  if (is_negative_) may.clear();
  if (must.size() == 1 && may.empty()) return std::move(must[0]);
  EngineClause out{.kind = EngineKind::kAll};
  out.roles.assign(must.size(), Role::kMust);
  out.roles.insert(out.roles.end(), may.size(), Role::kAdds);
  out.children = std::move(must);
  std::ranges::move(may, std::back_inserter(out.children));
  return out;
}

/// No guess may hide an article, which the plan has seen to; what hides does not score.
EngineClause Maker::hidden(const PlanNode& node) {
  const bool outside = std::exchange(is_negative_, true);
  EngineClause out = clause(node);
  is_negative_ = outside;
  return out;
}

EngineClause Maker::all(const PlanNode& node) {
  EngineClause out{.kind = EngineKind::kAll};
  bool is_positive = false;
  const auto add = [&](EngineClause child, Role role) {
    is_positive |= role != Role::kMustNot;
    out.children.push_back(std::move(child));
    out.roles.push_back(role);
  };
  for (const PlanNode& child : node.children) {
    if (child.kind == NodeKind::kNothing) continue;
    if (child.kind == NodeKind::kNot) {
      EngineClause unwanted = hidden(child.children[0]);
      if (unwanted.kind != EngineKind::kNothing) add(std::move(unwanted), Role::kMustNot);
      continue;
    }
    EngineClause made = clause(child);
    if (made.kind == EngineKind::kNothing) return {};
    const bool scores = child.kind != NodeKind::kDate && child.kind != NodeKind::kValue &&
                        child.kind != NodeKind::kTermPrefix;
    const bool is_values =
        child.kind == NodeKind::kOr && std::ranges::all_of(child.children, [](const PlanNode& one) {
          return one.kind == NodeKind::kValue;
        });
    add(std::move(made), scores && !is_values ? Role::kMust : Role::kFilter);
  }
  if (is_positive) return out;
  out.children.insert(out.children.begin(), {.kind = EngineKind::kEverything});
  out.roles.insert(out.roles.begin(), Role::kFilter);
  return out;
}

EngineClause Maker::clause(const PlanNode& node) {
  switch (node.kind) {
    case NodeKind::kGroup:
      return group(node.group, node.prefix, 1);
    case NodeKind::kPhrase:
    case NodeKind::kNear:
      return row(node);
    case NodeKind::kDate:
      return {.kind = EngineKind::kDays,
              .field = std::string(schema::kEngineDay),
              .first = node.first.substr(0, 8),
              .last = node.last.substr(0, 8)};
    case NodeKind::kValue:
      return terms_.value(node.text, false);
    case NodeKind::kTermPrefix:
      return terms_.value(node.text, true);
    case NodeKind::kOr:
      return any(node);
    case NodeKind::kAnd:
      return all(node);
    case NodeKind::kNot: {
      PlanNode only;
      only.kind = NodeKind::kAnd;
      only.children.push_back(node);
      return all(only);
    }
    case NodeKind::kNothing:
      return {};
  }
  return {};
}

}  // namespace

EngineClause make_engine_query(const PlanNode& plan, expand::Vocabulary& vocabulary,
                               std::uint64_t articles, Analyzer& analyzer, Joining joining) {
  return Maker(vocabulary, articles, analyzer, joining).clause(plan);
}

}  // namespace tropa::engines
