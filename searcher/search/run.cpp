#include "search/run.hpp"

#include "schema.hpp"
#include "search/find.hpp"
#include "search/highlight.hpp"

#include <xapian.h>

#include <string>
#include <utility>

namespace tropa::search {

void run(const expand::PlanNode& plan, const Databases& databases, Analyzer& analyzer,
         WordTerms& terms, Kept& kept, const SearchOptions& options, SearchResult& out) {
  const Found found = find(plan, databases, analyzer, kept, options, out);
  out.total = found.total;
  out.total_is_exact = found.total_is_exact;
  Highlighter highlighter(plan, analyzer, terms);
  for (std::size_t at = 0; at < found.articles.size(); ++at) {
    const auto& [number, weight] = found.articles[at];
    const Xapian::Document document =
        databases.all().get_document(number, Xapian::DOC_ASSUME_VALID);
    auto record = schema::record_from(document.get_data());
    if (!record) {
      out.warnings.push_back("document " + std::to_string(number) +
                             " cannot be read: " + record.error().what);
      continue;
    }
    Hit hit;
    hit.rank = found.first_rank + at + 1;
    hit.score = weight;
    if (options.snippets) {
      auto highlights = highlighter.highlight(record->title, record->text, record->language,
                                              document.get_value(schema::kSlotPlaces));
      hit.snippet = std::move(highlights.snippet);
      hit.matched = std::move(highlights.matched);
    }
    hit.id = std::move(record->id);
    hit.path = std::move(record->path);
    hit.title = std::move(record->title);
    hit.date = std::move(record->date);
    hit.date_is_file_time = record->date_is_file_time;
    hit.language = record->language;
    hit.source = std::move(record->source);
    hit.url = std::move(record->url);
    out.hits.push_back(std::move(hit));
  }
}

}  // namespace tropa::search
