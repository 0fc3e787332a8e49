#include "search/run.hpp"

#include "expand/weights.hpp"
#include "schema.hpp"
#include "search/compile.hpp"
#include "search/highlight.hpp"
#include "search/row_source.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {
namespace {

// How many documents are looked at beyond the page to count the hits exactly.
constexpr Xapian::doccount kExactUpTo = 1000;

// How often a search is repeated without hits that proved wrong. The second time is rare already.
constexpr int kRounds = 4;

// Which of these hits were found by words of a name that do not stand together. True if any was.
bool refute(const Xapian::MSet& found, const Compiled& compiled, const Xapian::Database& database,
            Analyzer& analyzer, Refuted& refuted) {
  std::vector<Xapian::docid> articles(found.begin(), found.end());
  std::ranges::sort(articles);
  std::vector<RowChecker> checkers;
  for (const auto& row : compiled.loose) checkers.emplace_back(row, database, analyzer);
  bool any = false;
  Xapian::ValueIterator places = database.valuestream_begin(schema::kSlotPlaces);
  const Xapian::ValueIterator end = database.valuestream_end(schema::kSlotPlaces);
  for (const Xapian::docid article : articles) {
    if (places != end) places.skip_to(article);
    if (places == end || places.get_docid() != article) continue;
    const std::string bytes = *places;
    for (std::size_t i = 0; i < checkers.size(); ++i) {
      if (checkers[i].standing(article, bytes) != Row::Standing::kApart) continue;
      any |= refuted[i].insert(article).second;
    }
  }
  return any;
}

// Two digits of it, but more than were counted.
std::uint64_t estimated(double about, Xapian::doccount counted, Xapian::doccount all) {
  double unit = 1;
  while (about / unit >= 100) unit *= 10;
  const auto rounded = static_cast<Xapian::doccount>(std::round(about / unit) * unit);
  return std::clamp(rounded, std::min(counted, all), all);
}

}  // namespace

void run(const expand::PlanNode& plan, const Xapian::Database& database, bool is_remote,
         Analyzer& analyzer, WordTerms& terms, Lengths& lengths, const SearchOptions& options,
         SearchResult& out) {
  CompileOptions how{.is_remote = is_remote, .all_exact = options.facets};
  if (!is_remote) how.lengths = &lengths;
  Compiled compiled = compile(plan, database, analyzer, how);
  if (options.explain) {
    out.explanation.emplace_back("compile", compiled.query.get_description());
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(expand::kBm25K1, 0, 1, expand::kBm25B, 0.5));
  // The id decides between equals, so that the order of indexing shows nowhere.
  if (options.sort == SortBy::kDate) {
    enquire.set_sort_by_value_then_relevance(schema::kSlotDate, true);
  } else {
    enquire.set_sort_by_relevance_then_value(schema::kSlotTie, false);
  }
  if (options.per_language > 0) {
    const auto most = std::min<std::size_t>(options.per_language, database.get_doccount());
    enquire.set_collapse_key(schema::kSlotLanguage, static_cast<Xapian::doccount>(most));
  }
  Xapian::ValueCountMatchSpy languages(schema::kSlotLanguage);
  Xapian::ValueCountMatchSpy sources(schema::kSlotSource);
  if (options.facets) {
    enquire.add_matchspy(&languages);
    enquire.add_matchspy(&sources);
  }
  const Xapian::doccount all = database.get_doccount();
  const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(options.limit, all));
  const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(options.offset, all));
  const Xapian::doccount look_at = options.facets ? all : std::min(all, kExactUpTo);
  Xapian::MSet found;
  Refuted refuted(compiled.loose.size());
  how.refuted = &refuted;
  for (int round = 0;; ++round) {
    enquire.set_query(compiled.query);
    const bool is_loose = !compiled.loose.empty();
    // Who was refuted falls behind, so the hits before the page count too: then every page is cut
    // from the same list.
    found = is_loose ? enquire.get_mset(0, offset + limit, look_at)
                     : enquire.get_mset(offset, limit, look_at);
    if (!is_loose || round == kRounds || !refute(found, compiled, database, analyzer, refuted))
      break;
    compiled = compile(plan, database, analyzer, how);
  }
  const Xapian::doccount before = compiled.loose.empty() ? 0 : std::min(offset, found.size());
  // Beyond what was counted Xapian's own estimate hangs on the order of the articles; ours does
  // not.
  const Xapian::doccount counted = std::max(look_at, offset + limit);
  // The total is of all hits, also of those that a quota keeps from the list.
  const Xapian::doccount least = found.get_uncollapsed_matches_lower_bound();
  const bool is_counted = least == found.get_uncollapsed_matches_upper_bound() && least <= counted;
  out.total = is_counted ? least : estimated(compiled.about, counted, all);
  out.total_is_exact = is_counted && !compiled.was_cut && compiled.loose.empty();

  Highlighter highlighter(plan, analyzer, terms);
  for (auto i = found[before]; i != found.end(); ++i) {
    const Xapian::Document document = i.get_document();
    auto record = schema::record_from(document.get_data());
    if (!record) {
      out.warnings.push_back("document " + std::to_string(*i) +
                             " cannot be read: " + record.error().what);
      continue;
    }
    Hit hit;
    hit.rank = i.get_rank() + 1;
    hit.score = i.get_weight();
    if (options.snippets) {
      auto highlights = highlighter.highlight(*record, document.get_value(schema::kSlotPlaces));
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
  const auto count = [](Xapian::ValueCountMatchSpy& spy,
                        std::map<std::string, std::uint64_t>& into) {
    for (auto i = spy.values_begin(); i != spy.values_end(); ++i) into[*i] = i.get_termfreq();
  };
  if (options.facets) {
    count(languages, out.facets["lang"]);
    count(sources, out.facets["source"]);
  }
}

}  // namespace tropa::search
