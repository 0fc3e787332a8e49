#include "remote/remote_rescore.hpp"

#include "schema.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace tropa::search {
namespace {

struct Seen {
  std::string positions;
  std::string language;
};

// Sorting keys and what hits are collapsed by come with the hits: one message a machine, not one an
// article. (With as many articles a language as there are, nothing is collapsed.)
std::map<Xapian::docid, Seen> see(Xapian::doccount most, Xapian::Enquire& enquire,
                                  const Xapian::Database& database) {
  enquire.set_sort_by_relevance_then_value(schema::kSlotPositions, false);
  enquire.set_collapse_key(schema::kSlotLanguage, database.get_doccount());
  std::map<Xapian::docid, Seen> out;
  const Xapian::MSet found = enquire.get_mset(0, most);
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    out.emplace(*hit, Seen{hit.get_sort_key(), hit.get_collapse_key()});
  }
  return out;
}

/// The terms that an article has, or all when it is not asked for them.
Proximity::Terms terms_of(const Proximity& proximity, const std::set<std::string>* has) {
  Proximity::Terms out;
  for (const std::vector<PhraseClause::Term>& word : proximity.words) {
    auto& terms = out.emplace_back();
    for (const PhraseClause::Term& one : word) {
      if (has == nullptr || has->contains(one.term)) terms.push_back(&one);
    }
  }
  return out;
}

double factor_of(Xapian::docid document, const std::string& positions, const Proximity& proximity,
                 const Xapian::Database& database, PhraseClause::Workspace& work) {
  const auto stored = schema::Positions::from(positions);
  if (!stored) return 1;
  // A term that the article does not have may look like another one of it. Asking costs a message,
  // so first those are left aside that add nothing even so.
  if (proximity.adds(*stored, terms_of(proximity, nullptr), work) == 0) return 1;
  std::set<std::string> has;
  const Xapian::TermIterator end = database.termlist_end(document);
  for (auto term = database.termlist_begin(document); term != end; ++term) has.insert(*term);
  const Proximity::Terms terms = terms_of(proximity, &has);
  const auto is_there = [](const auto& word) { return !word.empty(); };
  if (std::ranges::count_if(terms, is_there) < 2) return 1;
  return 1 + proximity.adds(*stored, terms, work);
}

bool is_better(const RemoteHit& a, const RemoteHit& b) {
  return a.score > b.score;
}

}  // namespace

void rescore(std::vector<RemoteHit>& hits, const Proximity& proximity, Xapian::Enquire& enquire,
             const Xapian::Database& database) {
  if (hits.empty()) return;
  std::map<Xapian::docid, Seen> seen =
      see(static_cast<Xapian::doccount>(hits.size()), enquire, database);
  PhraseClause::Workspace work;
  for (RemoteHit& hit : hits) {
    auto known = seen.find(hit.document);
    // Of equal scores others may have come first.
    if (known == seen.end()) {
      const Xapian::Document document = database.get_document(hit.document);
      known = seen.emplace(hit.document, Seen{document.get_value(schema::kSlotPositions),
                                              document.get_value(schema::kSlotLanguage)})
                  .first;
    }
    hit.language = known->second.language;
    hit.score *= factor_of(hit.document, known->second.positions, proximity, database, work);
  }
  std::ranges::stable_sort(hits, is_better);
}

std::vector<RemoteHit> merged(std::vector<RemoteHit> best, std::vector<RemoteHit> rest,
                              std::size_t per_language, std::size_t wanted) {
  std::set<Xapian::docid> known;
  for (const RemoteHit& hit : best) known.insert(hit.document);
  std::erase_if(rest, [&](const RemoteHit& hit) { return known.contains(hit.document); });
  std::vector<RemoteHit> all;
  std::ranges::merge(best, rest, std::back_inserter(all), is_better);
  std::map<std::string, std::size_t> counts;
  if (per_language > 0) {
    std::erase_if(all, [&](const RemoteHit& hit) { return ++counts[hit.language] > per_language; });
  }
  if (all.size() > wanted) all.resize(wanted);
  return all;
}

}  // namespace tropa::search
