#include "remote/remote_match.hpp"

#include "match/clause_tree.hpp"
#include "match/matcher.hpp"
#include "match/proximity.hpp"
#include "remote/plain_query.hpp"
#include "remote/remote_rescore.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

namespace tropa::search {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

// So many articles are looked at beyond the page to count the hits exactly.
constexpr Xapian::doccount kExactUpTo = 1000;

void add(const Xapian::ValueCountMatchSpy& spy, Counts& into) {
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    into[*value] += value.get_termfreq();
  }
}

void add_months(const Xapian::ValueCountMatchSpy& dates, Counts& into) {
  for (auto value = dates.values_begin(); value != dates.values_end(); ++value) {
    const std::string date = *value;
    if (date.size() >= 6) into[date.substr(0, 4) + '-' + date.substr(4, 2)] += value.get_termfreq();
  }
}

Xapian::Enquire enquire_for(const Xapian::Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(expand::kBm25K1, 0, 1, expand::kBm25B, 0.5));
  enquire.set_query(query);
  return enquire;
}

// The total is of all hits, also of those that a quota keeps from the list. Beyond what every
// search looks at it is an estimate, so that it does not hang on the page. It is counted apart from
// the list, since Xapian's bounds are of another number where hits are collapsed.
void count(const PlainQuery& plain, const Xapian::Database& database, bool facets,
           RemoteMatches& out) {
  const Xapian::doccount all = database.get_doccount();
  Xapian::Enquire enquire = enquire_for(plain.query, database);
  Xapian::ValueCountMatchSpy languages(schema::kSlotLanguage);
  Xapian::ValueCountMatchSpy sources(schema::kSlotSource);
  Xapian::ValueCountMatchSpy dates(schema::kSlotDate);
  if (facets) {
    enquire.add_matchspy(&languages);
    enquire.add_matchspy(&sources);
    enquire.add_matchspy(&dates);
  }
  const Xapian::MSet found = enquire.get_mset(0, 0, facets ? all : std::min(all, kExactUpTo + 1));
  const Xapian::doccount counted = found.get_matches_lower_bound();
  out.is_exact = counted <= kExactUpTo && counted == found.get_matches_upper_bound();
  out.total = out.is_exact ? counted : rounded_estimate(plain.expected, kExactUpTo + 1, all);
  out.is_exact = out.is_exact && !plain.was_cut;
  if (facets) {
    add(languages, out.facets["lang"]);
    add(sources, out.facets["source"]);
    add_months(dates, out.facets["month"]);
  }
}

std::vector<RemoteHit> best(const Xapian::Query& query, const Xapian::Database& database,
                            const SearchOptions& options, std::size_t wanted) {
  const Xapian::doccount all = database.get_doccount();
  Xapian::Enquire enquire = enquire_for(query, database);
  // The id decides between equals, so that the order of indexing shows nowhere.
  if (options.sort == SortBy::kDate) {
    enquire.set_sort_by_value_then_relevance(schema::kSlotDate, true);
  } else {
    enquire.set_sort_by_relevance_then_value(schema::kSlotDocumentKey, false);
  }
  const bool has_quota = options.per_language > 0;
  if (has_quota) {
    enquire.set_collapse_key(
        schema::kSlotLanguage,
        static_cast<Xapian::doccount>(std::min<std::size_t>(options.per_language, all)));
  } else if (options.fold) {
    // Collapses nothing: it is the one way in which a value comes with every hit.
    enquire.set_collapse_key(schema::kSlotSignature, all);
  }
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted));
  if (options.fold && has_quota) found.fetch();
  std::vector<RemoteHit> hits;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    RemoteHit& one = hits.emplace_back(RemoteHit{*hit, hit.get_weight(), {}, {}});
    if (has_quota) one.language = hit.get_collapse_key();
    if (!options.fold) continue;
    one.signature =
        has_quota ? hit.get_document().get_value(schema::kSlotSignature) : hit.get_collapse_key();
  }
  return hits;
}

}  // namespace

RemoteMatches remote_match(const expand::PlanNode& plan, const expand::PlanNode* words,
                           const Snapshot& snapshot, Analyzer& analyzer,
                           const SearchOptions& options, std::size_t wanted) {
  const PlainQuery plain = make_plain_query(plan, snapshot, analyzer);
  std::optional<Proximity> proximity;
  if (options.sort == SortBy::kRelevance) {
    proximity = proximity_of(make_clauses(plan, snapshot, analyzer), snapshot, analyzer);
  }
  const Xapian::Query asked =
      words == nullptr ? plain.query : make_plain_query(*words, snapshot, analyzer).query;
  RemoteMatches out;
  out.explanation = plain.query.get_description();
  const std::lock_guard lock(snapshot.remote()->mutex);
  const Xapian::Database& database = snapshot.remote()->all;
  count(plain, database, options.facets, out);
  if (wanted == 0) return out;
  if (!proximity) {
    out.hits = best(plain.query, database, options, wanted);
    return out;
  }
  Xapian::Enquire enquire = enquire_for(asked, database);
  const RemoteFactors factors = remote_factors(enquire, *proximity, database);
  out.hits = rescored(best(plain.query, database, with_room(options), room_for(options, wanted)),
                      factors, options, wanted);
  return out;
}

}  // namespace tropa::search
