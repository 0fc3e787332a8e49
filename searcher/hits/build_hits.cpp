#include "hits/build_hits.hpp"

#include "hits/highlight.hpp"
#include "hits/match.hpp"
#include "schema.hpp"

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tropa::search {

namespace {

using Article = std::shared_ptr<const StoredArticle>;

// `with_places`: they are wanted too. Errors: what the record says of itself; throws Xapian errors.
Result<Article> read(const Xapian::Database& database, Xapian::docid number, bool with_places,
                     Kept& kept) {
  const std::string key = std::to_string(number);
  const Article* const known = kept.articles.find(key);
  if (known != nullptr && ((*known)->places || !with_places)) return *known;
  const Xapian::Document document = database.get_document(number);
  auto record = schema::record_from(document.get_data());
  if (!record) return record.error();
  auto read = std::make_shared<StoredArticle>();
  read->record = std::move(*record);
  constexpr std::size_t kBytesBeside = 1000;
  std::size_t size = read->record.text.size() + kBytesBeside;
  if (with_places) {
    read->places = document.get_value(schema::kSlotPositions);
    size += read->places->size();
  }
  Article article = std::move(read);
  kept.articles.keep(key, article, size);
  return article;
}

}  // namespace

void run(const expand::PlanNode& plan, const Databases& databases, Analyzer& analyzer,
         WordTerms& terms, Kept& kept, const SearchOptions& options, SearchResult& out) {
  const Found found = find(plan, databases, analyzer, kept, options, out);
  out.total = found.total;
  out.total_is_exact = found.total_is_exact;
  std::optional<Highlighter> highlighter;
  if (options.snippets) highlighter.emplace(plan, analyzer, terms);
  for (std::size_t at = 0; at < found.articles.size(); ++at) {
    const auto& [number, weight] = found.articles[at];
    const Result<Article> article = read(databases.all(), number, options.snippets, kept);
    if (!article) {
      out.warnings.push_back("document " + std::to_string(number) +
                             " cannot be read: " + article.error().what);
      continue;
    }
    const schema::Record& record = (*article)->record;
    Hit hit;
    hit.rank = found.first_rank + at + 1;
    hit.score = weight;
    if (highlighter) {
      auto highlights = highlighter->highlight(record, *(*article)->places);
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
