#include "remote/remote_rescore.hpp"

#include "match/clause_tree.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

double factor_of(const Xapian::Document& document, const Proximity& proximity,
                 PhraseClause::Workspace& work) {
  std::set<std::string> there;
  for (auto i = document.termlist_begin(); i != document.termlist_end(); ++i) there.insert(*i);
  Proximity::Terms terms(proximity.words.size());
  std::size_t words = 0;
  for (std::size_t word = 0; word < terms.size(); ++word) {
    for (const PhraseClause::Term& one : proximity.words[word]) {
      if (there.contains(one.term)) terms[word].push_back(&one);
    }
    if (!terms[word].empty()) ++words;
  }
  if (words < 2) return 1;
  const std::string bytes = document.get_value(schema::kSlotPositions);
  const auto stored = schema::Positions::from(bytes);
  return stored ? 1 + proximity.adds(*stored, terms, work) : 1;
}

}  // namespace

RemoteMatches remote_match_and_rescore(const expand::PlanNode& plan, const Snapshot& snapshot,
                                       Analyzer& analyzer, const SearchOptions& options,
                                       std::size_t wanted) {
  const auto proximity = make_clauses(plan, snapshot, analyzer).proximity;
  if (!proximity || options.sort == SortBy::kDate || wanted == 0) {
    return remote_match(plan, snapshot, analyzer, options, wanted);
  }
  SearchOptions first = options;
  first.per_language = 0;
  RemoteMatches out =
      remote_match(plan, snapshot, analyzer, first, std::max(wanted, expand::kRescored));
  const bool has_quota = options.per_language > 0;
  std::vector<std::pair<Xapian::docid, double>> rest;
  if (has_quota) rest = remote_match(plan, snapshot, analyzer, options, wanted).hits;
  const std::lock_guard lock(snapshot.remote()->mutex);
  const Xapian::Database& database = snapshot.remote()->all;
  const std::size_t count = std::min(out.hits.size(), expand::kRescored);
  if (!has_quota)
    rest.assign(out.hits.begin() + static_cast<std::ptrdiff_t>(count), out.hits.end());
  std::vector<std::tuple<double, std::string, Xapian::docid>> best;  // the score with a minus
  std::set<Xapian::docid> seen;
  PhraseClause::Workspace work;
  for (std::size_t at = 0; at < count; ++at) {
    const auto [number, score] = out.hits[at];
    const Xapian::Document document = database.get_document(number);
    best.emplace_back(-score * factor_of(document, *proximity, work),
                      document.get_value(schema::kSlotDocumentKey), number);
    seen.insert(number);
  }
  std::ranges::sort(best);
  out.hits.clear();
  for (const auto& [score, key, number] : best) out.hits.emplace_back(number, -score);
  // No other hit scores more than these.
  for (const auto& hit : rest) {
    if (!seen.contains(hit.first)) out.hits.push_back(hit);
  }
  if (has_quota) {
    std::map<std::string, std::size_t> hits_of;
    std::erase_if(out.hits, [&](const auto& hit) {
      const std::string language =
          database.get_document(hit.first).get_value(schema::kSlotLanguage);
      return ++hits_of[language] > options.per_language;
    });
  }
  if (out.hits.size() > wanted) out.hits.resize(wanted);
  return out;
}

}  // namespace tropa::search
