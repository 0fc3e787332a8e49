#include "hits/build_hits.hpp"

#include "hits/highlight.hpp"
#include "hits/page.hpp"
#include "schema.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {

void build_hits(const expand::PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer,
                WordTerms& terms, const SearchOptions& options, SearchResult& out) {
  std::vector<PageHit> page = find_page(plan, snapshot, analyzer, options, out);
  std::optional<Highlighter> highlighter;
  if (options.snippets) highlighter.emplace(plan, analyzer, terms);
  for (std::size_t at = 0; at < page.size(); ++at) {
    const auto article = read_article(snapshot, page[at].best);
    if (!article) {
      out.warnings.push_back("document " + std::to_string(page[at].best.document) +
                             " cannot be read: " + article.error().what);
      continue;
    }
    const schema::Record& record = (*article)->record;
    Hit hit;
    hit.rank = options.offset + at + 1;
    hit.score = page[at].best.score;
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
    hit.similar = std::move(page[at].similar);
    out.hits.push_back(std::move(hit));
  }
}

}  // namespace tropa::search
