#include "remote/remote_rescore.hpp"

#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace tropa::search {
namespace {

constexpr std::size_t kLanguages = 4;

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

}  // namespace

// What hits are collapsed by comes with them: one message a machine, not one an article. (With as
// many articles a value as there are, nothing is collapsed.)
RemoteFactors remote_factors(Xapian::Enquire& words, const Proximity& proximity,
                             const Xapian::Database& database) {
  words.set_sort_by_relevance_then_value(schema::kSlotDocumentKey, false);
  words.set_collapse_key(schema::kSlotPositions, database.get_doccount());
  const Xapian::MSet found = words.get_mset(0, static_cast<Xapian::doccount>(expand::kRescored));
  RemoteFactors out;
  PhraseClause::Workspace work;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    out[*hit] = factor_of(*hit, hit.get_collapse_key(), proximity, database, work);
  }
  return out;
}

SearchOptions with_room(SearchOptions options) {
  if (options.per_language > 0) {
    options.per_language = std::max(options.per_language, expand::kRescored);
  }
  return options;
}

std::size_t room_for(const SearchOptions& options, std::size_t wanted) {
  return std::max(wanted, expand::kRescored) * (options.per_language > 0 ? kLanguages : 1);
}

std::vector<RemoteHit> rescored(std::vector<RemoteHit> hits, const RemoteFactors& factors,
                                const SearchOptions& options, std::size_t wanted) {
  for (RemoteHit& hit : hits) {
    const auto factor = factors.find(hit.document);
    if (factor != factors.end()) hit.score *= factor->second;
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &RemoteHit::score);
  std::map<std::string, std::size_t> counts;
  if (options.per_language > 0) {
    std::erase_if(
        hits, [&](const RemoteHit& hit) { return ++counts[hit.language] > options.per_language; });
  }
  if (hits.size() > wanted) hits.resize(wanted);
  return hits;
}

}  // namespace tropa::search
