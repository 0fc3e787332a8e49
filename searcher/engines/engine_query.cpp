#include "engines/engine_query.hpp"

#include "engine_fields.hpp"
#include "index/statistics.hpp"
#include "match/clause_tree.hpp"
#include "schema.hpp"
#include "words/field_vocabulary.hpp"
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

EngineClause joined(std::vector<EngineClause> children, EngineKind kind) {
  std::erase_if(children, [](const EngineClause& one) { return one.kind == EngineKind::kNothing; });
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children[0]);
  EngineClause out{.kind = kind};
  for (EngineClause& child : children) {
    if (child.kind == EngineKind::kAny && kind == EngineKind::kAny) {
      std::ranges::move(child.children, std::back_inserter(out.children));
    } else {
      out.children.push_back(std::move(child));
    }
  }
  return out;
}

/// Walks the plan. Depth is bounded by the parser.
class Maker {
 public:
  Maker(expand::Vocabulary& vocabulary, std::uint64_t articles, Analyzer& analyzer, Joining joining)
      : vocabulary_(vocabulary),
        all_(std::max(1.0, static_cast<double>(articles))),
        analyzer_(analyzer),
        joining_(joining),
        has_other_(vocabulary.documents_with("Lother") > 0) {}

  EngineClause clause(const PlanNode& node);

 private:
  EngineClause term(const std::string& body_term, const std::string& prefix, double score) const;
  EngineClause terms(const PhraseSlot& slot, const std::string& prefix, double score) const;
  EngineClause name(const Alternative& one, const std::string& prefix, double score);
  EngineClause own_terms(const Group& group, const std::string& prefix, double scale);
  EngineClause group(const Group& group, const std::string& prefix, double scale);
  EngineClause row(const PlanNode& node);
  EngineClause any(const PlanNode& node);
  EngineClause all(const PlanNode& node);
  EngineClause value(const std::string& text, bool is_prefix) const;
  std::vector<std::string> row_tokens(const PhraseSlot& slot) const;
  EngineClause row_of(const std::vector<PhraseSlot>& slots, const PlanNode* node,
                      const std::string& prefix, bool is_literal) const;
  EngineClause hidden(const PlanNode& node);

  expand::Vocabulary& vocabulary_;
  double all_;
  Analyzer& analyzer_;
  Joining joining_;
  bool has_other_;            // articles in languages without stems
  bool is_negative_ = false;  // what is found here is hidden
};

/// A term that scores `score` times its BM25, whatever idf the engine gives it; 0: as the engine
/// weighs it.
EngineClause Maker::term(const std::string& body_term, const std::string& prefix,
                         double score) const {
  const std::string moved = expand::in_field(body_term, prefix);
  const auto spelt = schema::engine_term(moved);
  const auto documents = static_cast<double>(vocabulary_.documents_with(moved));
  if (!spelt || documents == 0) return {};
  EngineClause out{.kind = EngineKind::kTerm, .field = spelt->field, .token = spelt->token};
  // An engine counts the articles of each shard for itself. Where nearly all have a word, small
  // differences would weigh much.
  constexpr double kLeastIdf = 0.05;
  if (score > 0) out.boost = score / std::max(kLeastIdf, search::lucene_idf(documents, all_));
  return out;
}

EngineClause Maker::terms(const PhraseSlot& slot, const std::string& prefix, double score) const {
  std::vector<EngineClause> out;
  for (const std::string& one : slot) out.push_back(term(one, prefix, score));
  return joined(std::move(out), EngineKind::kAny);
}

/// What a row has for these terms: the stems of a word, or itself when it has none.
std::vector<std::string> Maker::row_tokens(const PhraseSlot& slot) const {
  std::vector<std::string> out;
  const auto add = [&](const std::string& body_term) {
    const auto spelt = schema::engine_term(body_term);
    if (!spelt || vocabulary_.documents_with(body_term) == 0) return;
    if (std::ranges::find(out, spelt->token) == out.end()) out.push_back(spelt->token);
  };
  Stems stems;
  for (const std::string& body_term : slot) {
    const auto parsed = schema::parse_body_term(body_term);
    const bool is_word = parsed && parsed->language == Language::kOther &&
                         parsed->text.find_first_of("0123456789") == parsed->text.npos;
    bool has_stems = false;
    for (const Language language : kStemmedLanguages) {
      if (!is_word) break;
      analyzer_.stem(parsed->text, language, stems);
      for (const std::string& stem : stems.all()) add(schema::stem_term(language, stem));
      has_stems |= !stems.empty();
    }
    if (!has_stems) add(body_term);
  }
  return out;
}

/// Words that stand so. They are looked for by their stems, and in articles of other languages,
/// which have none, by the words as they are written.
EngineClause Maker::row_of(const std::vector<PhraseSlot>& slots, const PlanNode* node,
                           const std::string& prefix, bool is_literal) const {
  TokenRow by_stems;
  TokenRow by_words;
  by_stems.fields = {schema::engine_field(prefix, schema::kEngineOrder),
                     schema::engine_field(prefix, schema::kEngineOrder2)};
  by_words.fields = {schema::engine_field(prefix, schema::kEngineWords)};
  for (const PhraseSlot& slot : slots) {
    by_stems.places.push_back(row_tokens(slot));
    std::vector<std::string>& words = by_words.places.emplace_back();
    for (const std::string& one : slot) {
      const auto spelt = schema::engine_term(one);
      if (spelt && spelt->field == schema::kEngineWords) words.push_back(spelt->token);
    }
  }
  std::vector<EngineClause> ways;
  const auto add = [&](TokenRow row) {
    if (std::ranges::any_of(row.places, &std::vector<std::string>::empty)) return;
    if (node != nullptr) row.in_order = node->kind == NodeKind::kPhrase;
    if (node != nullptr && node->window > 0) row.slop = node->window - 1;
    ways.push_back({.kind = EngineKind::kRow, .row = std::move(row)});
  };
  if (!is_literal) add(std::move(by_stems));
  if (is_literal || has_other_) add(std::move(by_words));
  return joined(std::move(ways), EngineKind::kAny);
}

/// A name of several words: as frequent in an article as its rarest word, where it stands.
EngineClause Maker::name(const Alternative& one, const std::string& prefix, double score) {
  EngineClause stands = row_of(one.slots, nullptr, prefix, false);
  if (stands.kind == EngineKind::kNothing || is_negative_) return stands;
  const PhraseSlot* rarest = nullptr;
  std::uint64_t fewest = 0;
  for (const PhraseSlot& slot : one.slots) {
    std::uint64_t documents = 0;
    for (const std::string& each : slot) {
      documents += vocabulary_.documents_with(expand::in_field(each, prefix));
    }
    if (documents == 0) return {};
    if (rarest == nullptr || documents < fewest) {
      rarest = &slot;
      fewest = documents;
    }
  }
  EngineClause out{.kind = EngineKind::kAll};
  out.children.push_back(terms(*rarest, prefix, score));
  out.children.push_back(std::move(stands));
  out.roles = {Role::kMust, Role::kFilter};
  return out;
}

/// Alternatives by levels of evidence, as the matcher has them. The best level that an article has
/// decides.
EngineClause Maker::own_terms(const Group& group, const std::string& prefix, double scale) {
  const double idf = search::idf_of(group, all_) * scale;
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
      out.push_back(terms(one.slots[0], prefix, is_negative_ ? 0 : counts * idf));
      continue;
    }
    out.push_back(terms(one.slots[0], prefix, counts * kShareOfWord * idf));
    // Where words have no stems, the word is all there is.
    if (!has_other_) continue;
    EngineClause alone{.kind = EngineKind::kAll};
    alone.children.push_back(terms(one.slots[0], prefix, of_stems * idf));
    if (alone.children[0].kind == EngineKind::kNothing) continue;
    alone.children.push_back(value("Lother", false));
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
    EngineClause words = terms(slot, node.prefix, 0);
    if (words.kind == EngineKind::kNothing) return {};
    out.children.push_back(std::move(words));
    out.roles.push_back(Role::kMust);
  }
  const bool is_literal = std::ranges::all_of(node.groups, &Group::literal);
  EngineClause stands = row_of(slots, &node, node.prefix, is_literal);
  if (stands.kind == EngineKind::kNothing || is_negative_) return stands;
  out.children.push_back(std::move(stands));
  out.roles.push_back(Role::kFilter);
  return out;
}

EngineClause Maker::value(const std::string& text, bool is_prefix) const {
  const auto spelt = schema::engine_term(text);
  if (!spelt) return {};
  return {.kind = is_prefix ? EngineKind::kPrefix : EngineKind::kTerm,
          .field = spelt->field,
          .token = spelt->token};
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
      return value(node.text, false);
    case NodeKind::kTermPrefix:
      return value(node.text, true);
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

std::vector<std::vector<std::string>> single_rows(const TokenRow& row, std::size_t most) {
  std::vector<std::vector<std::string>> out{{}};
  for (const std::vector<std::string>& place : row.places) {
    std::vector<std::vector<std::string>> longer;
    for (const std::vector<std::string>& begun : out) {
      for (const std::string& token : place) {
        longer.push_back(begun);
        longer.back().push_back(token);
        if (longer.size() > most) return {};
      }
    }
    out = std::move(longer);
  }
  return out;
}

}  // namespace tropa::engines
