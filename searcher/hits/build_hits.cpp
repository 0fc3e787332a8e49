#include "hits/build_hits.hpp"

#include "hits/highlight.hpp"
#include "match/rescore.hpp"
#include "remote/remote_rescore.hpp"
#include "schema.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

/// An article of the page, not read yet.
struct Found {
  double score = 0;
  std::uint32_t segment = 0;
  std::uint32_t document = 0;  // in its segment, or in all databases of other machines
};

using Article = std::shared_ptr<const StoredArticle>;

Result<Article> read(const Snapshot& snapshot, const Found& found) {
  if (!snapshot.remote()) return snapshot.segments()[found.segment]->article(found.document);
  const std::lock_guard lock(snapshot.remote()->mutex);
  const Xapian::Document document = snapshot.remote()->all.get_document(found.document);
  auto record = schema::record_from(document.get_data());
  if (!record) return record.error();
  return std::make_shared<const StoredArticle>(
      StoredArticle{std::move(*record), document.get_value(schema::kSlotPositions)});
}

/// The articles of the page; fills what `out` says of all hits.
std::vector<Found> find(const expand::PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer,
                        const SearchOptions& options, SearchResult& out) {
  const std::size_t all = snapshot.documents();
  const std::size_t offset = std::min(options.offset, all);
  const std::size_t wanted = offset + std::min(options.limit, all - offset);
  std::vector<Found> hits;
  std::string explanation;
  if (snapshot.remote()) {
    RemoteMatches found = remote_match_and_rescore(plan, snapshot, analyzer, options, wanted);
    for (const auto& [number, score] : found.hits) hits.push_back({score, 0, number});
    out.total = found.total;
    out.total_is_exact = found.is_exact;
    out.facets = std::move(found.facets);
    explanation = std::move(found.explanation);
  } else {
    const ClauseTree tree = make_clauses(plan, snapshot, analyzer);
    Matches found = match_and_rescore(tree, snapshot, analyzer,
                                      {.wanted = wanted,
                                       .by_date = options.sort == SortBy::kDate,
                                       .per_language = options.per_language,
                                       .facets = options.facets});
    for (const ScoredHit& hit : found.hits) hits.push_back({hit.score, hit.segment, hit.document});
    out.total = found.total;
    out.total_is_exact = found.is_exact;
    out.facets = std::move(found.facets);
    if (options.explain) explanation = to_string(tree.root);
  }
  if (options.explain) out.explanation.emplace_back("match", std::move(explanation));
  hits.erase(hits.begin(),
             hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, hits.size())));
  return hits;
}

}  // namespace

void build_hits(const expand::PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer,
                WordTerms& terms, const SearchOptions& options, SearchResult& out) {
  const std::vector<Found> page = find(plan, snapshot, analyzer, options, out);
  std::optional<Highlighter> highlighter;
  if (options.snippets) highlighter.emplace(plan, analyzer, terms);
  for (std::size_t at = 0; at < page.size(); ++at) {
    const Result<Article> article = read(snapshot, page[at]);
    if (!article) {
      out.warnings.push_back("document " + std::to_string(page[at].document) +
                             " cannot be read: " + article.error().what);
      continue;
    }
    const schema::Record& record = (*article)->record;
    Hit hit;
    hit.rank = options.offset + at + 1;
    hit.score = page[at].score;
    if (highlighter) {
      auto highlights = highlighter->highlight(record, (*article)->positions);
      hit.snippet = std::move(highlights.snippet);
      hit.matched = std::move(highlights.matched);
    }
    hit.id = record.id;
    hit.path = record.path;
    hit.title = record.title;
    hit.date = record.date;
    hit.date_is_file_time = record.date_is_file_time;
    hit.language = record.language;
    hit.source = record.source;
    hit.url = record.url;
    out.hits.push_back(std::move(hit));
  }
}

}  // namespace tropa::search
