#include "search/compile.hpp"

#include "expand/weights.hpp"
#include "schema.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tropa::search {
namespace {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::Place;
using expand::PlanNode;
using Xapian::Query;

// A prefix stands for its most frequent words; more of them would only be slow.
constexpr Xapian::termcount kMaxPrefixWords = 100;

// How rare a word is, for the ranking. Never nothing: with five articles in the index a word of all
// of them still has to count. (The form of Lucene's BM25; Xapian's own falls to almost zero at half
// of the articles.)
double rarity(double documents_with, double all) {
  return std::max(expand::kLeastRarity,
                  std::log(1 + (all - documents_with + 0.5) / (documents_with + 0.5)));
}

// What Xapian's BM25 will make of a term, to be divided out again: a group has one rarity, that of
// the word in all languages together, or a rare synonym would outrank the word itself.
double xapian_rarity(double documents_with, double all) {
  double odds = (all - documents_with + 0.5) / (documents_with + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

class Compiler {
 public:
  explicit Compiler(const Xapian::Database& database)
      : database_(database), all_(std::max<double>(1, database.get_doccount())) {}

  Query compile(const PlanNode& node);

 private:
  double frequency(const std::string& term) const { return database_.get_termfreq(term); }
  std::string in_field(const std::string& body_term, const std::string& prefix) const;
  Place in_field(const Place& place, const std::string& prefix) const;
  double group_rarity(const Group& group) const;
  Query alternative(const Alternative& one, const std::string& prefix) const;
  Query group(const Group& group, const std::string& prefix) const;
  Query row(const PlanNode& node, Query::op op, Xapian::termcount window) const;
  Query any(const PlanNode& node);
  Query all(const PlanNode& node);

  const Xapian::Database& database_;
  double all_;
};

std::string Compiler::in_field(const std::string& body_term, const std::string& prefix) const {
  if (prefix.empty()) return body_term;
  const auto parsed = schema::parse_body_term(body_term);
  const auto* field = std::ranges::find(schema::kFields, prefix, &schema::Field::prefix);
  if (!parsed || field == schema::kFields.end()) return body_term;
  return parsed->language == Language::kOther
             ? schema::word_term(*field, parsed->text)
             : schema::stem_term(*field, parsed->language, parsed->text);
}

Place Compiler::in_field(const Place& place, const std::string& prefix) const {
  Place out;
  for (const std::string& term : place) {
    std::string moved = in_field(term, prefix);
    if (frequency(moved) > 0) out.push_back(std::move(moved));
  }
  return out;
}

// Articles that have the word in some language: in each language the commonest of its forms, added
// up.
double Compiler::group_rarity(const Group& group) const {
  if (!group.parts.empty()) {
    double sum = 0;
    for (const Group& part : group.parts) sum += group_rarity(part);
    return sum;
  }
  std::array<double, 4> most{};
  for (const Alternative& one : group.alternatives) {
    if (one.why == Why::kRelated) continue;
    double& slot = most[static_cast<std::size_t>(one.language)];
    slot = std::max(slot, static_cast<double>(one.documents));
  }
  // The word as written is also in the articles that have its stem.
  const double stems = most[0] + most[1] + most[2];
  return rarity(std::min(all_, std::max(stems, most[3])), all_);
}

// The bare leaves of an alternative, without weight: a term, several at one place, or a phrase.
Query Compiler::alternative(const Alternative& one, const std::string& prefix) const {
  std::vector<Query> places;
  for (const Place& place : one.places) {
    const Place terms = in_field(place, prefix);
    if (terms.empty()) return Query::MatchNothing;
    std::vector<Query> leaves(terms.begin(), terms.end());
    places.push_back(leaves.size() == 1 ? leaves[0]
                                        : Query(Query::OP_OR, leaves.begin(), leaves.end()));
  }
  if (places.size() == 1) return places[0];
  return Query(Query::OP_PHRASE, places.begin(), places.end(),
               static_cast<Xapian::termcount>(places.size()));
}

// Tier by tier, each one a synonym group of its own alternatives and of all better ones. An article
// gets the sum of the tiers it is in, so the better its best evidence the higher it stands, and
// within a tier all spellings and languages count as one word: their frequencies in the article are
// added and they share one rarity. (OP_MAX over scaled alternatives ranks as well, but crashes in
// Xapian 1.4.22 when all its branches end at the same article.)
Query Compiler::group(const Group& group, const std::string& prefix) const {
  const double target = group_rarity(group);
  std::vector<Query> ways;
  for (const Group& part : group.parts) {
    ways.emplace_back(expand::kWordsOfConcept, this->group(part, prefix));
  }
  std::vector<Query> members;
  double absent = 1;  // chance that an article has none of the members, were they independent
  for (std::size_t tier = 0; tier < expand::kTiers.size(); ++tier) {
    bool grew = false;
    for (const Alternative& one : group.alternatives) {
      if (expand::tier_of(one.weight) != tier) continue;
      Query query = alternative(one, prefix);
      if (query.empty()) continue;
      members.push_back(std::move(query));
      absent *= 1 - static_cast<double>(one.documents) / all_;
      grew = true;
    }
    if (!grew) continue;
    // What this tier adds over the next one that will have members.
    double next = 0;
    for (const Alternative& one : group.alternatives) {
      const std::size_t other = expand::tier_of(one.weight);
      if (other > tier) next = std::max(next, expand::kTiers[other].weight);
    }
    const double natural = xapian_rarity(std::max(1.0, all_ * (1 - absent)), all_);
    ways.emplace_back((expand::kTiers[tier].weight - next) * target / natural,
                      Query(Query::OP_SYNONYM, members.begin(), members.end()));
  }
  if (ways.empty()) return Query::MatchNothing;
  return ways.size() == 1 ? ways[0] : Query(Query::OP_OR, ways.begin(), ways.end());
}

Query Compiler::row(const PlanNode& node, Query::op op, Xapian::termcount window) const {
  std::vector<Query> places;
  for (const Group& group : node.groups) {
    Place terms;
    for (const Alternative& one : group.alternatives) {
      if (one.places.size() == 1)
        terms.insert(terms.end(), one.places[0].begin(), one.places[0].end());
    }
    terms = in_field(terms, node.prefix);
    if (terms.empty()) return Query::MatchNothing;
    std::vector<Query> leaves(terms.begin(), terms.end());
    places.push_back(leaves.size() == 1 ? leaves[0]
                                        : Query(Query::OP_OR, leaves.begin(), leaves.end()));
  }
  return Query(op, places.begin(), places.end(), window);
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
      unwanted.push_back(compile(child.children[0]));
    } else if (child.kind == NodeKind::kDate || child.kind == NodeKind::kValue) {
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
      return row(node, Query::OP_PHRASE, static_cast<Xapian::termcount>(node.groups.size()));
    case NodeKind::kNear:
      return row(node, Query::OP_NEAR,
                 static_cast<Xapian::termcount>(node.window + node.groups.size() - 1));
    case NodeKind::kPrefix:
      return Query(Query::OP_WILDCARD, node.prefix + node.text, kMaxPrefixWords,
                   Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
    case NodeKind::kDate:
      if (node.last.empty()) return Query(Query::OP_VALUE_GE, schema::kSlotDate, node.first);
      // An article without a date has an empty value, which is in no range.
      return Query(Query::OP_VALUE_RANGE, schema::kSlotDate, node.first.empty() ? "0" : node.first,
                   node.last);
    case NodeKind::kValue:
      return Query(0, Query(node.text));
    case NodeKind::kOr:
      return any(node);
    case NodeKind::kAnd:
      return all(node);
    case NodeKind::kNot:
      return Query(Query::OP_AND_NOT, Query(0, Query::MatchAll), compile(node.children[0]));
    case NodeKind::kNothing:
      return Query::MatchNothing;
  }
  return Query::MatchNothing;
}

}  // namespace

Query compile(const PlanNode& plan, const Xapian::Database& database) {
  return Compiler(database).compile(plan);
}

}  // namespace tropa::search
