// One file beyond the usual size, because each kind of node is compiled in two ways that must give
// the same ranking: for databases of this machine, and as plain Xapian trees for other machines.
#include "match/compile.hpp"

#include "index/frequencies.hpp"
#include "match/group_source.hpp"
#include "match/phrase_matcher.hpp"
#include "remote/xapian_estimator.hpp"
#include "schema.hpp"
#include "words/field_vocabulary.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::PhraseSlot;
using expand::PlanNode;
using Xapian::Query;

// Articles that are checked before the search, for each name of several words.
constexpr Xapian::doccount kFewArticles = 200;

constexpr std::size_t kBytesOfName = 500;  // to be kept, without its articles

class Compiler {
 public:
  Compiler(const Xapian::Database& database, Analyzer& analyzer, Kept& kept,
           const CompileOptions& options)
      : database_(database),
        analyzer_(analyzer),
        kept_(kept),
        options_(options),
        frequencies_(database, kept),
        all_(frequencies_.all()),
        counting_(static_cast<Xapian::doccount>(all_)) {}

  Compiled run(const PlanNode& plan) {
    out_.query = compile(plan);
    out_.about = all_ * frequencies_.share(plan);
    return std::move(out_);
  }

 private:
  PhraseSlot in_field(const PhraseSlot& place, const std::string& prefix) const;
  Query compile(const PlanNode& node);
  std::vector<Row::Term> row_terms(const PhraseSlot& place, const std::string& prefix) const;
  Counted any_of(const std::vector<std::string>& terms) const;
  Counted alternative(const Alternative& one, const std::string& prefix);
  Query group(const Group& group, const std::string& prefix, double scale = 1);
  std::optional<Query> read_at_once(const Group& group, const std::string& prefix, double target,
                                    double scale);
  Query row(const PlanNode& node);
  struct Name {
    std::size_t rarest = 0;               // of its places
    std::vector<Xapian::docid> articles;  // that alone count, or do not
    bool is_only = false;
  };
  CheckedName check(const std::shared_ptr<const Row>& row, Xapian::doccount most) const;
  std::optional<Name> look_up(Row row);
  Counted name(const std::vector<Counted>& places, Row row);
  Query where(Query words, Row row);
  Query unweighted(const Group& group, const std::string& prefix);
  Query negative(const PlanNode& node);
  Query any(const PlanNode& node);
  Query all(const PlanNode& node);

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  Kept& kept_;
  const CompileOptions& options_;
  Frequencies frequencies_;
  double all_;
  Counting counting_;
  bool is_negative_ = false;  // what is found here is hidden
  Compiled out_;
};

PhraseSlot Compiler::in_field(const PhraseSlot& place, const std::string& prefix) const {
  PhraseSlot out;
  for (const std::string& term : place) {
    std::string moved = expand::in_field(term, prefix);
    if (frequencies_.of(moved) > 0) out.push_back(std::move(moved));
  }
  return out;
}

// What the places of an article have for these terms. A word with stems is kept as those, unless
// the article is in no language of ours.
std::vector<Row::Term> Compiler::row_terms(const PhraseSlot& place,
                                           const std::string& prefix) const {
  std::vector<Row::Term> out;
  const auto add = [&](const std::string& body_term, bool only_unstemmed) {
    const std::uint64_t hash = schema::hash_of(body_term);
    if (std::ranges::find(out, hash, &Row::Term::hash) != out.end()) return;
    std::string term = expand::in_field(body_term, prefix);
    if (frequencies_.of(term) > 0) out.push_back({std::move(term), hash, only_unstemmed});
  };
  Stems stems;
  for (const std::string& term : place) {
    const auto parsed = schema::parse_body_term(term);
    bool has_stems = false;
    // Codes and numbers have no stems.
    if (parsed && parsed->language == Language::kOther &&
        parsed->text.find_first_of("0123456789") == std::string_view::npos) {
      const std::string word(parsed->text);
      for (const Language language : kStemmedLanguages) {
        analyzer_.stem(word, language, stems);
        for (const std::string& stem : stems.all()) add(schema::stem_term(language, stem), false);
        has_stems |= !stems.empty();
      }
    }
    add(term, has_stems);
  }
  return out;
}

Query Compiler::where(Query words, Row row) {
  return only_where(words, std::make_shared<const Row>(std::move(row)), database_, analyzer_,
                    options_.is_remote, out_.was_cut);
}

CheckedName Compiler::check(const std::shared_ptr<const Row>& row, Xapian::doccount most) const {
  RowChecker checker(row, database_, analyzer_);
  CheckedName out;
  out.rarest = checker.rarest().first;
  if (auto all = checker.all(most)) {
    out.is_checked = true;
    out.is_only = all->right.size() <= all->wrong.size();
    out.articles = std::move(out.is_only ? all->right : all->wrong);
  }
  return out;
}

// Which articles of those that have the words of a name may count: they are named one by one if
// they are few; else all are taken, but for those known to be wrong.
std::optional<Compiler::Name> Compiler::look_up(Row row) {
  const auto shared = std::make_shared<const Row>(std::move(row));
  const Xapian::doccount most = options_.all_exact ? kMostCheckedAhead : kFewArticles;
  const std::string key = std::to_string(most) + ' ' + shared->to_string();
  const CheckedName* known = kept_.names.find(key);
  CheckedName checked;
  if (known == nullptr) {
    checked = check(shared, most);
    known = &checked;
    kept_.names.keep(key, checked, kBytesOfName + checked.articles.size() * sizeof(Xapian::docid));
  }
  Name out{known->rarest, {}, known->is_only};
  if (known->is_checked) {
    if (known->is_only && known->articles.empty()) return std::nullopt;
    out.articles = known->articles;
    return out;
  }
  const std::size_t number = out_.loose.size();
  out_.loose.push_back(shared);
  if (options_.refuted != nullptr) {
    const auto& wrong = (*options_.refuted)[number];
    out.articles.assign(wrong.begin(), wrong.end());
  }
  return out;
}

Counted Compiler::any_of(const std::vector<std::string>& terms) const {
  std::vector<Counted> leaves;
  for (const std::string& term : terms) {
    leaves.push_back({Query(term), static_cast<Xapian::doccount>(frequencies_.of(term))});
  }
  return counting_.any(std::move(leaves));
}

// A name of several words as a member of a synonym group, where no check can stand. It is as
// frequent in an article as its rarest word: the others say only that it may be there, and the left
// side of AND NOT alone counts. Terms of articles count as nothing.
Counted Compiler::name(const std::vector<Counted>& places, Row row) {
  if (is_negative_) {
    return {where(counting_.all(places).query, std::move(row)), 0};
  }
  const auto name = look_up(std::move(row));
  if (!name) return {};
  const Counted& rarest = places[name->rarest];
  const Counted articles = any_of(id_terms(name->articles, database_));
  if (name->is_only) return counting_.all({rarest, articles});
  std::vector<Counted> others;
  for (std::size_t place = 0; place < places.size(); ++place) {
    if (place != name->rarest) others.push_back(places[place]);
  }
  const Counted apart = counting_.without(counting_.everything(), counting_.all(others));
  return counting_.without(rarest, counting_.any({apart, articles}));
}

// The bare leaves of an alternative, without weight: a term, several at one place, or a phrase.
Counted Compiler::alternative(const Alternative& one, const std::string& prefix) {
  std::vector<Counted> places;
  Row row;
  row.prefix = prefix;
  for (const PhraseSlot& place : one.slots) {
    places.push_back(any_of(in_field(place, prefix)));
    if (places.back().query.empty()) return {};
    if (one.slots.size() > 1) row.places.push_back(row_terms(place, prefix));
  }
  if (places.size() == 1) return places[0];
  return name(places, std::move(row));
}

Query Compiler::unweighted(const Group& group, const std::string& prefix) {
  std::vector<Query> ways;
  for (const Group& part : group.parts) ways.push_back(unweighted(part, prefix));
  for (const Alternative& one : group.alternatives) {
    ways.push_back(alternative(one, prefix).query);
  }
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

// Whether all articles with this name are found as well by one of its words alone: "make a
// decision" beside "decision".
bool is_covered(const Alternative& name, const Group& group) {
  if (name.slots.size() < 2) return false;
  const auto stands_alone = [&](const std::string& term) {
    return std::ranges::any_of(group.alternatives, [&](const Alternative& one) {
      return one.slots.size() == 1 && one.weight >= name.weight &&
             std::ranges::find(one.slots[0], term) != one.slots[0].end();
    });
  };
  return std::ranges::any_of(name.slots, [&](const PhraseSlot& place) {
    return !place.empty() && std::ranges::all_of(place, stands_alone);
  });
}

// The alternatives of a group in one source. It weighs as the tree of tiers does, which other
// machines get.
std::optional<Query> Compiler::read_at_once(const Group& group, const std::string& prefix,
                                            double target, double scale) {
  if (options_.is_remote) return std::nullopt;
  auto terms = std::make_shared<TieredTerms>();
  std::array<bool, expand::kEvidenceLevels.size()> is_used{};
  for (const Alternative& one : group.alternatives) {
    if (is_covered(one, group)) continue;
    std::vector<PhraseSlot> places;
    for (const PhraseSlot& place : one.slots) places.push_back(in_field(place, prefix));
    if (std::ranges::any_of(places, &PhraseSlot::empty)) continue;
    TieredTerms::Member member;
    member.tier = expand::evidence_level_of(one.weight);
    std::size_t rarest = 0;
    if (places.size() > 1) {
      Row row;
      row.prefix = prefix;
      for (const PhraseSlot& place : one.slots) row.places.push_back(row_terms(place, prefix));
      const auto name = look_up(std::move(row));
      if (!name) continue;
      rarest = name->rarest;
      if (options_.only_groups) {
        member.articles = name->articles;
      } else {
        member.ids = id_terms(name->articles, database_);
      }
      member.is_only = name->is_only;
    }
    member.terms = std::move(places[rarest]);
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(rarest));
    member.beside = std::move(places);
    is_used[member.tier] = true;
    terms->members.push_back(std::move(member));
  }
  if (terms->members.empty()) return Query::MatchNothing;
  // Tiers without terms fall out.
  std::array<std::size_t, expand::kEvidenceLevels.size()> number{};
  std::vector<double> counts;
  for (std::size_t tier = 0; tier < is_used.size(); ++tier) {
    number[tier] = counts.size();
    if (is_used[tier]) counts.push_back(expand::kEvidenceLevels[tier].weight);
  }
  counts.push_back(0);
  for (std::size_t tier = 0; tier + 1 < counts.size(); ++tier) {
    terms->weights.push_back((counts[tier] - counts[tier + 1]) * target * (expand::kBm25K1 + 1));
  }
  for (TieredTerms::Member& member : terms->members) member.tier = number[member.tier];
  terms->average_length = std::max(1.0, database_.get_avlength());
  if (options_.only_groups) out_.groups.push_back({terms, scale});
  return Query((new GroupSource(std::move(terms), kept_))->release());
}

// What other machines get; on this one read_at_once() does the same. Tier by tier, each one a
// synonym group of its own alternatives and of all better ones. An article gets the sum of the
// tiers it is in, so the better its best evidence the higher it stands, and within a tier all
// spellings and languages count as one word: their frequencies in the article are added and they
// share one rarity. (OP_MAX over scaled alternatives ranks as well, but crashes in Xapian 1.4.22
// when all its branches end at the same article.)
Query Compiler::group(const Group& group, const std::string& prefix, double scale) {
  if (is_negative_) return unweighted(group, prefix);
  const double target = frequencies_.rarity_of(group);
  std::vector<Query> ways;
  for (const Group& part : group.parts) {
    ways.emplace_back(expand::kWordsOfConcept, this->group(part, prefix, expand::kWordsOfConcept));
  }
  if (const auto source = read_at_once(group, prefix, target, scale)) {
    if (ways.empty()) return *source;
    ways.push_back(*source);
    return Query(Query::OP_OR, ways.begin(), ways.end());
  }
  // A name of several words that no article has makes no tier of its own.
  std::vector<Counted> queries;
  for (const Alternative& one : group.alternatives) {
    queries.push_back(is_covered(one, group) ? Counted{} : alternative(one, prefix));
  }
  std::vector<Counted> members;
  for (std::size_t tier = 0; tier < expand::kEvidenceLevels.size(); ++tier) {
    bool grew = false;
    double next = 0;  // what the next tier with members counts
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const std::size_t other = expand::evidence_level_of(group.alternatives[i].weight);
      if (queries[i].query.empty()) continue;
      if (other > tier) next = std::max(next, expand::kEvidenceLevels[other].weight);
      if (other != tier) continue;
      members.push_back(queries[i]);
      grew = true;
    }
    if (!grew) continue;
    const Counted all = counting_.any(members);
    // Around a lone term it falls away.
    const Query synonyms(Query::OP_SYNONYM, &all.query, &all.query + 1);
    ways.emplace_back(
        (expand::kEvidenceLevels[tier].weight - next) * target / xapian_rarity(all.count, all_),
        synonyms);
  }
  if (ways.empty()) return Query::MatchNothing;
  return ways.size() == 1 ? ways[0] : Query(Query::OP_OR, ways.begin(), ways.end());
}

Query Compiler::row(const PlanNode& node) {
  std::vector<Query> places;
  WeightedRow weighted;
  Row row;
  row.prefix = node.prefix;
  row.in_order = node.kind == NodeKind::kPhrase;
  row.span = static_cast<std::uint32_t>(node.window + node.groups.size() - 2);
  bool is_literal = false;
  for (const Group& group : node.groups) {
    PhraseSlot terms;
    for (const Alternative& one : group.alternatives) {
      if (one.slots.size() == 1)
        terms.insert(terms.end(), one.slots[0].begin(), one.slots[0].end());
    }
    row.places.push_back(row_terms(terms, node.prefix));
    is_literal |= group.literal && row.places.back().size() > 1;
    if (group.literal && !terms.empty()) row.literally.push_back(terms[0]);
    terms = in_field(terms, node.prefix);
    if (options_.only_rows) weighted.places.push_back(terms);
    if (terms.empty()) {
      if (options_.only_rows) out_.rows.push_back(std::move(weighted));
      return Query::MatchNothing;
    }
    std::vector<Query> leaves(terms.begin(), terms.end());
    places.push_back(leaves.size() == 1 ? leaves[0]
                                        : Query(Query::OP_OR, leaves.begin(), leaves.end()));
  }
  // Codes and numbers are kept as they are written.
  if (!is_literal) row.literally.clear();
  if (options_.only_rows) {
    weighted.row = std::make_shared<const Row>(row);
    out_.rows.push_back(std::move(weighted));
  }
  return where(Query(Query::OP_AND, places.begin(), places.end()), std::move(row));
}

// No guess may hide an article.
Query Compiler::negative(const PlanNode& node) {
  const bool outside = std::exchange(is_negative_, true);
  Query out = compile(node);
  is_negative_ = outside;
  return out;
}

Query Compiler::any(const PlanNode& node) {
  std::vector<Query> must;
  std::vector<Query> may;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (node.children[i].kind == NodeKind::kNothing) continue;
    (node.required[i] ? must : may).push_back(compile(node.children[i]));
  }
  const Query wanted = Query(Query::OP_OR, may.begin(), may.end());
  if (must.empty()) return wanted;
  const Query required = Query(Query::OP_AND, must.begin(), must.end());
  return may.empty() ? required : Query(Query::OP_AND_MAYBE, required, wanted);
}

Query Compiler::all(const PlanNode& node) {
  std::vector<Query> wanted;
  std::vector<Query> filters;
  std::vector<Query> unwanted;
  for (const PlanNode& child : node.children) {
    if (child.kind == NodeKind::kNothing) continue;
    if (child.kind == NodeKind::kNot) {
      unwanted.push_back(negative(child.children[0]));
    } else if (child.kind == NodeKind::kDate || child.kind == NodeKind::kValue ||
               child.kind == NodeKind::kTermPrefix) {
      filters.push_back(compile(child));
    } else {
      wanted.push_back(compile(child));
    }
  }
  Query out = wanted.empty() ? Query(0, Query::MatchAll)
                             : Query(Query::OP_AND, wanted.begin(), wanted.end());
  for (const Query& filter : filters) out = Query(Query::OP_FILTER, out, filter);
  if (!unwanted.empty()) {
    out = Query(Query::OP_AND_NOT, out, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
  }
  return out;
}

Query Compiler::compile(const PlanNode& node) {
  switch (node.kind) {
    case NodeKind::kGroup:
      return group(node.group, node.prefix);
    case NodeKind::kPhrase:
    case NodeKind::kNear:
      return row(node);
    case NodeKind::kDate:
      if (node.last.empty()) return Query(Query::OP_VALUE_GE, schema::kSlotDate, node.first);
      // An article without a date has an empty value, which is in no range.
      return Query(Query::OP_VALUE_RANGE, schema::kSlotDate, node.first.empty() ? "0" : node.first,
                   node.last);
    case NodeKind::kValue:
      return Query(0, Query(node.text));
    case NodeKind::kTermPrefix:
      return Query(
          0, Query(Query::OP_WILDCARD, node.text, 0, Query::WILDCARD_LIMIT_FIRST, Query::OP_OR));
    case NodeKind::kOr:
      return any(node);
    case NodeKind::kAnd:
      return all(node);
    case NodeKind::kNot:
      return Query(Query::OP_AND_NOT, Query(0, Query::MatchAll), negative(node.children[0]));
    case NodeKind::kNothing:
      return Query::MatchNothing;
  }
  return Query::MatchNothing;
}

}  // namespace

bool any_of_groups(const PlanNode& plan) {
  if (plan.kind == NodeKind::kGroup) return true;
  return plan.kind == NodeKind::kOr &&
         std::ranges::find(plan.required, true) == plan.required.end() &&
         std::ranges::all_of(plan.children, [](const PlanNode& child) {
           return child.kind == NodeKind::kNothing || any_of_groups(child);
         });
}

bool all_of_rows(const PlanNode& plan) {
  if (plan.kind == NodeKind::kPhrase || plan.kind == NodeKind::kNear) return true;
  return plan.kind == NodeKind::kAnd && !plan.children.empty() &&
         std::ranges::all_of(plan.children, all_of_rows);
}

Compiled compile(const PlanNode& plan, const Xapian::Database& database, Analyzer& analyzer,
                 Kept& kept, const CompileOptions& options) {
  return Compiler(database, analyzer, kept, options).run(plan);
}

}  // namespace tropa::search
