#include "remote/plain_query.hpp"

#include "index/statistics.hpp"
#include "match/clause_tree.hpp"
#include "remote/remote_phrases.hpp"
#include "remote/xapian_estimator.hpp"
#include "schema.hpp"
#include "words/field_vocabulary.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

using expand::Alternative;
using expand::Group;
using expand::NodeKind;
using expand::PlanNode;
using Xapian::Query;

Query any_of(const std::vector<Query>& ways) {
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

class Maker {
 public:
  Maker(const Snapshot& snapshot, Analyzer& analyzer)
      : snapshot_(snapshot),
        analyzer_(analyzer),
        statistics_(snapshot),
        estimator_(static_cast<Xapian::doccount>(statistics_.all())) {}

  PlainQuery make(const PlanNode& plan) {
    out_.query = query(plan);
    out_.expected = statistics_.all() * statistics_.selectivity(plan);
    return std::move(out_);
  }

 private:
  Query query(const PlanNode& node);
  EstimatedQuery any_term(const std::vector<std::string>& terms) const;
  EstimatedQuery alternative(const Alternative& one, const std::string& prefix);
  EstimatedQuery name(const PhraseClause& phrase);
  Query group(const Group& group, const std::string& prefix);
  void add_levels(const Group& group, const std::string& prefix, std::vector<Query>& ways);
  Query unweighted(const Group& group, const std::string& prefix);
  Query phrase(const PlanNode& node);
  Query negative(const PlanNode& node);
  Query any(const PlanNode& node);
  Query all(const PlanNode& node);
  VerifiedArticles verified(const PhraseClause& phrase, const Query& words);

  const Snapshot& snapshot_;
  Analyzer& analyzer_;
  Statistics statistics_;
  XapianEstimator estimator_;
  bool is_negative_ = false;  // what is found here is hidden
  PlainQuery out_;
};

VerifiedArticles Maker::verified(const PhraseClause& phrase, const Query& words) {
  RemoteDatabases& remote = *snapshot_.remote();
  const std::lock_guard lock(remote.mutex);
  VerifiedArticles out = verify(phrase, words, remote.all, kMostVerified, analyzer_);
  out_.was_cut |= out.was_cut;
  return out;
}

EstimatedQuery Maker::any_term(const std::vector<std::string>& terms) const {
  std::vector<EstimatedQuery> leaves;
  for (const std::string& term : terms) {
    leaves.push_back({Query(term), static_cast<Xapian::doccount>(snapshot_.frequency(term))});
  }
  return estimator_.any(std::move(leaves));
}

// A name of several words as a member of a synonym group, where no check can stand. It is as
// frequent in an article as its rarest word: the others say only that it may be there, and the left
// side of AND NOT alone counts. Terms of articles count as nothing.
EstimatedQuery Maker::name(const PhraseClause& phrase) {
  std::vector<EstimatedQuery> words;
  for (const std::vector<std::string>& terms : phrase.words) words.push_back(any_term(terms));
  const EstimatedQuery all = estimator_.all(words);
  const VerifiedArticles found = verified(phrase, all.query);
  if (found.right.empty()) return {};
  if (is_negative_) return {Query(Query::OP_FILTER, all.query, any_of(found.right)), 0};
  const auto one_each = [this](const std::vector<Query>& articles) {
    std::vector<EstimatedQuery> ways;
    for (const Query& article : articles) ways.push_back({article, 1});
    return estimator_.any(std::move(ways));
  };
  const EstimatedQuery& rarest = words[phrase.order[0]];
  if (found.was_cut || found.right.size() <= found.wrong.size()) {
    return estimator_.all({rarest, one_each(found.right)});
  }
  std::vector<EstimatedQuery> others;
  for (std::size_t slot = 0; slot < words.size(); ++slot) {
    if (slot != phrase.order[0]) others.push_back(words[slot]);
  }
  const EstimatedQuery apart = estimator_.without(estimator_.everything(), estimator_.all(others));
  return estimator_.without(rarest, estimator_.any({apart, one_each(found.wrong)}));
}

// The bare leaves of an alternative, without weight: a term, several in one slot, or a name.
EstimatedQuery Maker::alternative(const Alternative& one, const std::string& prefix) {
  if (one.slots.size() > 1) {
    const PhraseClause phrase = phrase_of(one, prefix, snapshot_, analyzer_);
    return phrase.slots.empty() ? EstimatedQuery{} : name(phrase);
  }
  std::vector<std::string> terms;
  for (const std::string& term : one.slots[0]) {
    std::string moved = expand::in_field(term, prefix);
    if (snapshot_.frequency(moved) > 0) terms.push_back(std::move(moved));
  }
  return any_term(terms);
}

Query Maker::unweighted(const Group& group, const std::string& prefix) {
  std::vector<Query> ways;
  for (const Group& part : group.parts) ways.push_back(unweighted(part, prefix));
  for (const Alternative& one : group.alternatives) {
    ways.push_back(alternative(one, prefix).query);
  }
  return any_of(ways);
}

Query Maker::group(const Group& group, const std::string& prefix) {
  if (is_negative_) return unweighted(group, prefix);
  std::vector<Query> ways;
  for (const Group& part : group.parts) {
    ways.emplace_back(expand::kWordsOfConcept, this->group(part, prefix));
  }
  add_levels(group, prefix, ways);
  if (ways.empty()) return Query::MatchNothing;
  return ways.size() == 1 ? ways[0] : any_of(ways);
}

// Level by level, each one a synonym group of its own alternatives and of all better ones, so that
// an article gets the sum of the levels it is in. (OP_MAX over scaled alternatives ranks as well,
// but crashes in Xapian 1.4.22 when all its branches end at the same article.)
void Maker::add_levels(const Group& group, const std::string& prefix, std::vector<Query>& ways) {
  const double idf = statistics_.idf_of(group);
  // A name of several words that no article has makes no level of its own.
  std::vector<EstimatedQuery> queries;
  for (const Alternative& one : group.alternatives) {
    queries.push_back(is_covered(one, group) ? EstimatedQuery{} : alternative(one, prefix));
  }
  std::vector<EstimatedQuery> members;
  for (std::size_t level = 0; level < expand::kEvidenceLevels.size(); ++level) {
    bool grew = false;
    double next = 0;  // what the next level with members counts
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const std::size_t other = expand::evidence_level_of(group.alternatives[i].weight);
      if (queries[i].query.empty()) continue;
      if (other > level) next = std::max(next, expand::kEvidenceLevels[other].weight);
      if (other != level) continue;
      members.push_back(queries[i]);
      grew = true;
    }
    if (!grew) continue;
    const EstimatedQuery all = estimator_.any(members);
    // Around a lone term it falls away.
    const Query synonyms(Query::OP_SYNONYM, &all.query, &all.query + 1);
    const double weight = expand::kEvidenceLevels[level].weight - next;
    ways.emplace_back(weight * idf / xapian_idf(all.count, statistics_.all()), synonyms);
  }
}

Query Maker::phrase(const PlanNode& node) {
  const PhraseClause phrase = phrase_of(node, snapshot_, analyzer_);
  if (phrase.slots.empty()) return Query::MatchNothing;
  std::vector<Query> slots;
  for (const std::vector<std::string>& terms : phrase.words) {
    slots.emplace_back(Query::OP_OR, terms.begin(), terms.end());
  }
  const Query words(Query::OP_AND, slots.begin(), slots.end());
  const VerifiedArticles found = verified(phrase, words);
  if (found.right.empty()) return Query::MatchNothing;
  return Query(Query::OP_FILTER, words, any_of(found.right));
}

// No guess may hide an article.
Query Maker::negative(const PlanNode& node) {
  const bool outside = std::exchange(is_negative_, true);
  Query out = query(node);
  is_negative_ = outside;
  return out;
}

Query Maker::any(const PlanNode& node) {
  std::vector<Query> must;
  std::vector<Query> may;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const PlanNode& child = node.children[i];
    if (child.kind == NodeKind::kNothing) continue;
    (node.required[i] ? must : may).push_back(query(child));
  }
  if (must.empty()) return any_of(may);
  const Query core(Query::OP_AND, must.begin(), must.end());
  return may.empty() || is_negative_ ? core : Query(Query::OP_AND_MAYBE, core, any_of(may));
}

Query Maker::all(const PlanNode& node) {
  std::vector<Query> wanted;
  std::vector<Query> filters;
  std::vector<Query> unwanted;
  for (const PlanNode& child : node.children) {
    if (child.kind == NodeKind::kNothing) continue;
    if (child.kind == NodeKind::kNot) {
      unwanted.push_back(negative(child.children[0]));
    } else if (child.kind == NodeKind::kDate || child.kind == NodeKind::kValue ||
               child.kind == NodeKind::kTermPrefix) {
      filters.push_back(query(child));
    } else {
      wanted.push_back(query(child));
    }
  }
  Query out = wanted.empty() ? Query(0, Query::MatchAll)
                             : Query(Query::OP_AND, wanted.begin(), wanted.end());
  for (const Query& filter : filters) out = Query(Query::OP_FILTER, out, filter);
  return unwanted.empty() ? out : Query(Query::OP_AND_NOT, out, any_of(unwanted));
}

Query Maker::query(const PlanNode& node) {
  switch (node.kind) {
    case NodeKind::kGroup:
      return group(node.group, node.prefix);
    case NodeKind::kPhrase:
    case NodeKind::kNear:
      return phrase(node);
    case NodeKind::kDate:
      if (node.last.empty()) {
        return Query(0, Query(Query::OP_VALUE_GE, schema::kSlotDate, node.first));
      }
      // An article without a date has an empty value, which is in no range.
      return Query(0, Query(Query::OP_VALUE_RANGE, schema::kSlotDate,
                            node.first.empty() ? "0" : node.first, node.last));
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

PlainQuery make_plain_query(const PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer) {
  return Maker(snapshot, analyzer).make(plan);
}

}  // namespace tropa::search
