#include "hits/page.hpp"

#include "expand/filters.hpp"
#include "hits/fold_copies.hpp"
#include "match/rescore.hpp"
#include "remote/remote_match.hpp"
#include "schema.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace tropa::search {
namespace {

// So many copies are expected on a page; more cost a second look at the index.
constexpr std::size_t kCopiesExpected = 10;

/// A hit, and what decides whether it is folded.
struct Candidate {
  Ranked hit;
  std::optional<schema::ContentSignature> signature;
  std::string language;  // only with a quota
};

/// The hits of a plan, as many as are asked for.
class Ranking {
 public:
  Ranking(const expand::PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer,
          const SearchOptions& options)
      : plan_(plan), snapshot_(snapshot), analyzer_(analyzer), options_(options) {
    words_plan_ = expand::without_filters(plan);
    if (snapshot.remote()) return;
    tree_ = make_clauses(plan, snapshot, analyzer);
    if (words_plan_) words_ = make_clauses(*words_plan_, snapshot, analyzer);
  }

  /// The first `wanted` hits, at most `per_language` of each language if that is not 0. The first
  /// call fills what `out` says of all hits.
  std::vector<Candidate> first(std::size_t wanted, std::size_t per_language, SearchResult& out);

  std::vector<std::string> ids(std::span<const Ranked> hits) const;

 private:
  std::vector<Candidate> first_here(const SearchOptions& options, std::size_t wanted,
                                    SearchResult& out) const;
  std::vector<Candidate> first_anywhere(const SearchOptions& options, std::size_t wanted,
                                        SearchResult& out) const;
  std::vector<std::string> keys(std::span<const Ranked> hits) const;
  void add_signatures(std::span<Candidate> candidates) const;

  const expand::PlanNode& plan_;
  const Snapshot& snapshot_;
  Analyzer& analyzer_;
  const SearchOptions& options_;
  std::optional<expand::PlanNode> words_plan_;  // without filters, where there are some
  ClauseTree tree_;
  ClauseTree words_;
  bool is_first_ = true;
};

std::vector<Candidate> Ranking::first(std::size_t wanted, std::size_t per_language,
                                      SearchResult& out) {
  SearchOptions options = options_;
  options.per_language = per_language;
  SearchResult ignored;
  SearchResult& counts = is_first_ ? out : ignored;
  if (!is_first_) options.facets = options.explain = false;
  is_first_ = false;
  return snapshot_.remote() ? first_anywhere(options, wanted, counts)
                            : first_here(options, wanted, counts);
}

std::vector<Candidate> Ranking::first_here(const SearchOptions& options, std::size_t wanted,
                                           SearchResult& out) const {
  Matches found = match_and_rescore(tree_, words_plan_ ? &words_ : nullptr, snapshot_, analyzer_,
                                    {.wanted = wanted,
                                     .by_date = options.sort == SortBy::kDate,
                                     .per_language = options.per_language,
                                     .facets = options.facets});
  out.total = found.total;
  out.total_is_exact = found.is_exact;
  out.facets = std::move(found.facets);
  if (options.explain) out.explanation.emplace_back("match", to_string(tree_.root));
  std::vector<Ranked> hits;
  for (const ScoredHit& hit : found.hits) hits.push_back({hit.score, hit.segment, hit.document});
  std::vector<Candidate> candidates(hits.size());
  for (std::size_t at = 0; at < hits.size(); ++at) candidates[at].hit = hits[at];
  if (!options.fold) return candidates;
  add_signatures(candidates);
  for (std::size_t at = 0; at < hits.size() && options.per_language > 0; ++at) {
    const Segment& segment = *snapshot_.segments()[hits[at].segment];
    candidates[at].language = segment.column(schema::kSlotLanguage).value_of(hits[at].document);
  }
  return candidates;
}

std::vector<Candidate> Ranking::first_anywhere(const SearchOptions& options, std::size_t wanted,
                                               SearchResult& out) const {
  RemoteMatches found = remote_match(plan_, words_plan_ ? &*words_plan_ : nullptr, snapshot_,
                                     analyzer_, options, wanted);
  out.total = found.total;
  out.total_is_exact = found.is_exact;
  out.facets = std::move(found.facets);
  if (options.explain) out.explanation.emplace_back("match", std::move(found.explanation));
  std::vector<Candidate> candidates;
  for (RemoteHit& hit : found.hits) {
    candidates.push_back({{hit.score, 0, hit.document},
                          schema::ContentSignature::from(hit.signature),
                          std::move(hit.language)});
  }
  return candidates;
}

std::vector<std::string> Ranking::keys(std::span<const Ranked> hits) const {
  std::vector<std::string> out(hits.size());
  if (snapshot_.remote()) {
    const std::lock_guard lock(snapshot_.remote()->mutex);
    for (std::size_t at = 0; at < hits.size(); ++at) {
      const auto document = snapshot_.remote()->all.get_document(hits[at].document);
      out[at] = document.get_value(schema::kSlotDocumentKey);
    }
    return out;
  }
  std::vector<std::size_t> order(hits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {},
                    [&](std::size_t at) { return std::pair(hits[at].segment, hits[at].document); });
  std::optional<SlotReader> reader;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Ranked& hit = hits[order[i]];
    const bool is_new = i == 0 || hit.segment != hits[order[i - 1]].segment;
    if (is_new) reader.emplace(*snapshot_.segments()[hit.segment], schema::kSlotDocumentKey);
    reader->read(hit.document, out[order[i]]);
  }
  return out;
}

void Ranking::add_signatures(std::span<Candidate> candidates) const {
  const auto place = [&](std::size_t at) {
    return std::pair(candidates[at].hit.segment, candidates[at].hit.document);
  };
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, place);
  std::optional<SlotReader> signatures;
  std::string bytes;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Ranked& hit = candidates[order[i]].hit;
    if (i == 0 || hit.segment != candidates[order[i - 1]].hit.segment) {
      signatures.emplace(*snapshot_.segments()[hit.segment], schema::kSlotSignature);
    }
    constexpr std::size_t kAhead = 4;
    if (i + kAhead < order.size()) {
      const Ranked& later = candidates[order[i + kAhead]].hit;
      if (later.segment == hit.segment) signatures->expect(later.document);
    }
    signatures->read(hit.document, bytes);
    candidates[order[i]].signature = schema::ContentSignature::from(bytes);
  }
}

std::vector<std::string> Ranking::ids(std::span<const Ranked> hits) const {
  std::vector<std::string> out = keys(hits);
  for (std::size_t at = 0; at < hits.size(); ++at) {
    if (schema::is_whole_id(out[at])) continue;
    const auto article = read_article(snapshot_, hits[at]);
    if (article) out[at] = (*article)->record.id;
  }
  return out;
}

/// A list of hits, one for each language where there is a quota.
std::vector<FoldableHit> foldable(std::span<const Candidate> candidates) {
  std::vector<FoldableHit> out;
  std::vector<std::string_view> languages;
  for (const Candidate& one : candidates) {
    const auto known = std::ranges::find(languages, one.language);
    const auto list = static_cast<std::size_t>(known - languages.begin());
    if (known == languages.end()) languages.push_back(one.language);
    out.push_back({one.signature, list});
  }
  return out;
}

/// How many hits of each list have to be known for the first `wanted` groups of each; `looked_at`
/// or less when they are.
std::size_t hits_needed(std::span<const FoldableHit> hits, std::span<const HitGroup> groups,
                        std::size_t wanted, std::size_t looked_at) {
  std::vector<std::size_t> sizes;
  for (const FoldableHit& hit : hits) {
    sizes.resize(std::max(sizes.size(), hit.list + 1));
    ++sizes[hit.list];
  }
  std::vector<std::size_t> shown(sizes.size());
  std::size_t needed = 0;
  for (const HitGroup& group : groups) {
    const std::size_t list = hits[group.best].list;
    if (shown[list] == wanted) continue;
    ++shown[list];
    if (sizes[list] >= looked_at) needed = std::max(needed, group.last_rank + kFoldWithin + 1);
  }
  for (std::size_t list = 0; list < sizes.size(); ++list) {
    if (shown[list] < wanted && sizes[list] >= looked_at) needed = std::max(needed, 2 * looked_at);
  }
  return needed;
}

/// The first `wanted` groups of each list, and of those the first `most`.
std::vector<HitGroup> first_of_lists(std::span<const FoldableHit> hits,
                                     std::vector<HitGroup> groups, std::size_t wanted,
                                     std::size_t most) {
  std::vector<std::size_t> shown;
  std::erase_if(groups, [&](const HitGroup& group) {
    const std::size_t list = hits[group.best].list;
    shown.resize(std::max(shown.size(), list + 1));
    return ++shown[list] > wanted;
  });
  if (groups.size() > most) groups.resize(most);
  return groups;
}

std::vector<PageHit> folded_page(Ranking& ranking, std::size_t all, std::size_t offset,
                                 std::size_t wanted, std::size_t quota, SearchResult& out) {
  constexpr std::size_t kLanguages = 4;
  const std::size_t of_list = quota == 0 ? wanted : std::min(quota, wanted);
  std::size_t look_at = std::min(all, of_list + kFoldWithin + kCopiesExpected);
  for (;;) {
    const std::vector<Candidate> candidates =
        quota == 0 ? ranking.first(look_at, 0, out)
                   : ranking.first(std::min(all, kLanguages * look_at), look_at, out);
    const std::vector<FoldableHit> hits = foldable(candidates);
    std::vector<HitGroup> groups = fold_copies(hits);
    const std::size_t needed = std::min(all, hits_needed(hits, groups, of_list, look_at));
    if (needed > look_at) {
      look_at = needed;
      continue;
    }
    groups = first_of_lists(hits, std::move(groups), of_list, wanted);
    std::vector<PageHit> page;
    for (std::size_t at = offset; at < groups.size(); ++at) {
      std::vector<Ranked> copies;
      for (const std::size_t copy : groups[at].copies) copies.push_back(candidates[copy].hit);
      page.push_back({candidates[groups[at].best].hit, ranking.ids(copies)});
    }
    return page;
  }
}

}  // namespace

Result<std::shared_ptr<const StoredArticle>> read_article(const Snapshot& snapshot,
                                                          const Ranked& hit) {
  if (!snapshot.remote()) return snapshot.segments()[hit.segment]->article(hit.document);
  const std::lock_guard lock(snapshot.remote()->mutex);
  const Xapian::Document document = snapshot.remote()->all.get_document(hit.document);
  auto record = schema::record_from(document.get_data());
  if (!record) return record.error();
  return std::make_shared<const StoredArticle>(
      StoredArticle{std::move(*record), document.get_value(schema::kSlotPositions)});
}

std::vector<PageHit> find_page(const expand::PlanNode& plan, const Snapshot& snapshot,
                               Analyzer& analyzer, const SearchOptions& options,
                               SearchResult& out) {
  const std::size_t all = snapshot.documents();
  const std::size_t offset = std::min(options.offset, all);
  const std::size_t wanted = offset + std::min(options.limit, all - offset);
  Ranking ranking(plan, snapshot, analyzer, options);
  if (options.fold && options.limit > 0 && wanted > 0) {
    return folded_page(ranking, all, offset, wanted, options.per_language, out);
  }
  const std::vector<Candidate> hits = ranking.first(wanted, options.per_language, out);
  std::vector<PageHit> page;
  for (std::size_t at = offset; at < hits.size(); ++at) page.push_back({hits[at].hit, {}});
  return page;
}

}  // namespace tropa::search
