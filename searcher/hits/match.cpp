#include "hits/match.hpp"

#include "match/compile.hpp"
#include "match/phrase_matcher.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace tropa::search {
namespace {

using Articles = std::vector<BestArticles::Article>;

// How many documents are looked at beyond the page to count the hits exactly.
constexpr Xapian::doccount kExactUpTo = 1000;

// How often a search is repeated without hits that proved wrong. The second time is rare already.
constexpr int kRounds = 4;

// Which of these hits were found by words of a name that do not stand together. True if any was.
bool refute(const Articles& found, const Compiled& compiled, const Xapian::Database& database,
            Analyzer& analyzer, Refuted& refuted) {
  std::vector<Xapian::docid> articles;
  for (const BestArticles::Article& one : found) articles.push_back(one.number);
  std::ranges::sort(articles);
  std::vector<RowChecker> checkers;
  for (const auto& row : compiled.loose) checkers.emplace_back(row, database, analyzer);
  bool any = false;
  Xapian::ValueIterator places = database.valuestream_begin(schema::kSlotPositions);
  const Xapian::ValueIterator end = database.valuestream_end(schema::kSlotPositions);
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

// What Xapian's matcher does for any query, and counts on the way.
class Matcher {
 public:
  Matcher(const Xapian::Database& database, const SearchOptions& options)
      : enquire_(database), has_facets_(options.facets) {
    enquire_.set_weighting_scheme(Xapian::BM25Weight(expand::kBm25K1, 0, 1, expand::kBm25B, 0.5));
    // The id decides between equals, so that the order of indexing shows nowhere.
    if (options.sort == SortBy::kDate) {
      enquire_.set_sort_by_value_then_relevance(schema::kSlotDate, true);
    } else {
      enquire_.set_sort_by_relevance_then_value(schema::kSlotDocumentKey, false);
    }
    if (options.per_language > 0) {
      const auto most = std::min<std::size_t>(options.per_language, database.get_doccount());
      enquire_.set_collapse_key(schema::kSlotLanguage, static_cast<Xapian::doccount>(most));
    }
    if (options.facets) {
      enquire_.add_matchspy(&languages_);
      enquire_.add_matchspy(&sources_);
    }
  }

  BestArticles best(const Xapian::Query& query, Xapian::doccount wanted, Xapian::doccount look_at) {
    enquire_.set_query(query);
    const Xapian::MSet found = enquire_.get_mset(0, wanted, look_at);
    BestArticles out;
    for (auto i = found.begin(); i != found.end(); ++i) {
      out.articles.push_back({*i, i.get_weight()});
    }
    // The total is of all hits, also of those that a quota keeps from the list.
    out.count = found.get_uncollapsed_matches_lower_bound();
    // Beyond what was looked at Xapian's own estimate hangs on the order of the articles.
    out.is_counted = out.count == found.get_uncollapsed_matches_upper_bound() &&
                     out.count <= std::max(look_at, wanted);
    return out;
  }

  void fill_facets(SearchResult& out) {
    if (!has_facets_) return;
    const auto count = [](Xapian::ValueCountMatchSpy& spy,
                          std::map<std::string, std::uint64_t>& into) {
      for (auto i = spy.values_begin(); i != spy.values_end(); ++i) into[*i] = i.get_termfreq();
    };
    count(languages_, out.facets["lang"]);
    count(sources_, out.facets["source"]);
  }

 private:
  Xapian::Enquire enquire_;
  bool has_facets_;
  Xapian::ValueCountMatchSpy languages_{schema::kSlotLanguage};
  Xapian::ValueCountMatchSpy sources_{schema::kSlotSource};
};

}  // namespace

Found find(const expand::PlanNode& plan, const Databases& databases, Analyzer& analyzer, Kept& kept,
           const SearchOptions& options, SearchResult& out) {
  const Xapian::Database& database = databases.all();
  CompileOptions how{.is_remote = databases.has_remote(), .all_exact = options.facets};
  const bool is_plain = !how.is_remote && !options.facets && options.per_language == 0 &&
                        options.sort == SortBy::kRelevance;
  how.only_groups = is_plain && any_of_groups(plan);
  how.only_rows = is_plain && all_of_rows(plan);
  Compiled compiled = compile(plan, database, analyzer, kept, how);
  if (options.explain) {
    out.explanation.emplace_back("compile", compiled.query.get_description());
  }
  const Xapian::doccount all = database.get_doccount();
  const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(options.limit, all));
  const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(options.offset, all));
  // Hits before the page that are refuted fall behind it, so these are always looked at too.
  const Xapian::doccount wanted = std::min(all - offset, limit) + offset;
  const Xapian::doccount look_at = options.facets ? all : std::min(all, kExactUpTo);
  const Xapian::doccount counted = std::max(look_at, wanted);
  Matcher matcher(database, options);
  BestArticles best;
  std::uint64_t total = 0;
  if (how.only_rows) {
    BestOfRows found =
        best_of_rows(compiled.rows, database, databases.parts(), analyzer, kept, wanted, counted);
    best = std::move(found.best);
    total = best.is_counted ? best.count : estimated(found.about, best.count, all);
  }
  Refuted refuted(compiled.loose.size());
  how.refuted = &refuted;
  for (int round = 0; !how.only_rows; ++round) {
    best = how.only_groups
               ? best_articles(compiled.groups, databases.parts(), kept, wanted, counted)
               : matcher.best(compiled.query, wanted, look_at);
    if (compiled.loose.empty() || round == kRounds ||
        !refute(best.articles, compiled, database, analyzer, refuted)) {
      break;
    }
    compiled = compile(plan, database, analyzer, kept, how);
  }
  if (!how.only_rows) {
    total = best.is_counted ? best.count : estimated(compiled.about, counted, all);
  }
  matcher.fill_facets(out);
  Found found;
  found.first_rank = std::min<std::size_t>(offset, best.articles.size());
  found.articles.assign(best.articles.begin() + static_cast<std::ptrdiff_t>(found.first_rank),
                        best.articles.end());
  found.total = total;
  found.total_is_exact = best.is_counted && !compiled.was_cut && compiled.loose.empty();
  return found;
}

}  // namespace tropa::search
