// The door's Searcher: opens an index and takes a query through all stages, parse -> expand ->
// compile -> run -> highlight.
#include "tropa/searcher.hpp"
#include "expand/expand.hpp"
#include "expand/weights.hpp"
#include "guarded.hpp"
#include "query/dates.hpp"
#include "query/parse.hpp"
#include "schema.hpp"
#include "search/compile.hpp"
#include "search/databases.hpp"
#include "search/highlight.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace tropa {
namespace {

// How many documents are looked at beyond the page to count the hits exactly.
constexpr Xapian::doccount kExactUpTo = 10'000;

// How often a query is begun again when the index changes under it.
constexpr int kMostAttempts = 5;

class IndexVocabulary : public expand::Vocabulary {
 public:
  explicit IndexVocabulary(const search::Databases& databases)
      : databases_(databases), database_(databases.all()) {}

  std::uint64_t documents_with(const std::string& term) override {
    const auto [place, is_new] = counts_.try_emplace(term, 0);
    if (is_new) place->second = database_.get_termfreq(term);
    return place->second;
  }

  std::vector<std::string> terms_for(const std::string& key) override {
    return databases_.vocabulary(key);
  }

  std::vector<std::string> words_beginning(const std::string& letters, std::size_t most) override {
    std::vector<std::string> out;
    const auto end = database_.allterms_end(letters);
    for (auto i = database_.allterms_begin(letters); i != end && out.size() < most; ++i) {
      const auto term = schema::parse_body_term(*i);
      if (term && term->language == Language::kOther) out.emplace_back(term->text);
    }
    return out;
  }

 private:
  const search::Databases& databases_;
  const Xapian::Database& database_;
  std::unordered_map<std::string, std::uint64_t> counts_;
};

// The names that may stand before a colon: those of the schema, and the ones for dates.
std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const schema::Field& field : schema::kFields) names.push_back(field.name);
  names.insert(names.end(), {"date", "from", "to"});
  return names;
}

expand::PlanNode value_node(const schema::Field& field, std::string_view value) {
  expand::PlanNode node;
  node.kind = expand::NodeKind::kValue;
  node.text = schema::value_term(field, value);
  return node;
}

struct Stopwatch {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
  }
};

}  // namespace

struct Searcher::State {
  std::shared_ptr<const Resources> resources;
  Analyzer analyzer;
  search::Databases databases;

  Result<expand::PlanNode> with_filters(expand::PlanNode plan, const SearchOptions& options);
  void run(const expand::PlanNode& plan, const SearchOptions& options, SearchResult& out);
};

Result<expand::PlanNode> Searcher::State::with_filters(expand::PlanNode plan,
                                                       const SearchOptions& options) {
  std::vector<expand::PlanNode> filters;
  if (!options.languages.empty()) {
    expand::PlanNode any;
    any.kind = expand::NodeKind::kOr;
    for (const Language language : options.languages) {
      any.children.push_back(value_node(*schema::find_field("lang"), to_string(language)));
      any.required.push_back(false);
    }
    filters.push_back(any.children.size() == 1 ? any.children[0] : any);
  }
  if (!options.source.empty()) {
    filters.push_back(
        value_node(*schema::find_field("source"), schema::folded_value(analyzer, options.source)));
  }
  if (!options.from.empty() || !options.to.empty()) {
    query::DateRange range;
    if (!options.from.empty()) {
      const auto from = query::parse_dates("from", options.from);
      if (!from) return from.error();
      range.first = from->first;
    }
    if (!options.to.empty()) {
      const auto to = query::parse_dates("to", options.to);
      if (!to) return to.error();
      range.last = to->last;
    }
    filters.push_back(expand::date_node(range));
  }
  if (filters.empty()) return plan;
  expand::PlanNode all;
  all.kind = expand::NodeKind::kAnd;
  all.children.push_back(std::move(plan));
  for (expand::PlanNode& filter : filters) all.children.push_back(std::move(filter));
  all.required.assign(all.children.size(), false);
  return all;
}

void Searcher::State::run(const expand::PlanNode& plan, const SearchOptions& options,
                          SearchResult& out) {
  const Xapian::Database& database = databases.all();
  const Xapian::Query query = search::compile(plan, database);
  if (options.explain) out.explanation.emplace_back("compile", query.get_description());
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BM25Weight(expand::kBm25K1, 0, 1, expand::kBm25B, 0.5));
  // The id decides between equals, so that the order of indexing shows nowhere.
  if (options.sort == SortBy::kDate) {
    enquire.set_sort_by_value_then_relevance(schema::kSlotDate, true);
  } else {
    enquire.set_sort_by_relevance_then_value(schema::kSlotTie, false);
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
  const Xapian::MSet found = enquire.get_mset(offset, limit, look_at);
  out.total = found.get_matches_estimated();
  out.total_is_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();

  search::Highlighter highlighter(plan, analyzer);
  for (auto i = found.begin(); i != found.end(); ++i) {
    auto record = schema::record_from(i.get_document().get_data());
    if (!record) {
      out.warnings.push_back("document " + std::to_string(*i) +
                             " cannot be read: " + record.error().what);
      continue;
    }
    Hit hit;
    hit.rank = i.get_rank() + 1;
    hit.score = i.get_weight();
    if (options.snippets) {
      auto highlights = highlighter.highlight(record->title, record->text, record->language);
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

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(std::shared_ptr<const Resources> resources,
                                std::span<const std::string> databases,
                                const OpenOptions& options) {
  search::Databases all({databases.begin(), databases.end()}, resources->fingerprint(),
                        options.partial);
  std::unique_ptr<State> state(new State{resources, Analyzer(resources), std::move(all)});
  const Result<void> opened = state->databases.refresh();
  if (!opened) return opened.error();
  return Searcher(std::move(state));
}

std::uint64_t Searcher::size() const {
  return state_->databases.all().get_doccount();
}

Result<SearchResult> Searcher::search(std::string_view text, const SearchOptions& options) {
  const Stopwatch stopwatch;
  const std::vector<std::string_view> fields = field_names();
  const auto tree = query::parse(text, fields);
  if (!tree) return tree.error();
  return guarded([&]() -> Result<SearchResult> {
    SearchResult out;
    out.query = text;
    for (int attempt = 0;; ++attempt) {
      try {
        if (const auto fresh = state_->databases.refresh(); !fresh) return fresh.error();
        IndexVocabulary vocabulary(state_->databases);
        auto expansion = expand::expand(text, *tree, state_->analyzer, vocabulary, options);
        if (!expansion) return expansion.error();
        auto plan = state_->with_filters(std::move(expansion->plan), options);
        if (!plan) return plan.error();
        out.warnings = state_->databases.warnings();
        std::ranges::move(expansion->warnings, std::back_inserter(out.warnings));
        out.suggestions = std::move(expansion->suggestions);
        if (options.explain) {
          out.explanation.emplace_back("parse", query::to_string(*tree));
          out.explanation.emplace_back("expand", expand::to_string(*plan));
        }
        expand::for_each_group(*plan, [&](const expand::Group& group) {
          ExpandedWord word{group.word, {}};
          for (const expand::Alternative& one : group.alternatives) {
            word.terms.push_back({one.shown, one.language, one.why, one.weight, one.documents});
          }
          out.expansion.push_back(std::move(word));
        });
        state_->run(*plan, options, out);
        out.took_ms = stopwatch.milliseconds();
        return out;
      } catch (const Xapian::DatabaseError&) {
        // The writer went two commits ahead while we read: start again on what is there now. A
        // damaged index fails again.
        if (attempt == kMostAttempts) throw;
      } catch (const Xapian::NetworkError&) {
        // A machine was restarted, or closed a connection that was idle. Opening names a dead one.
        if (attempt == kMostAttempts) throw;
      }
      state_->databases.forget();
      out = SearchResult{};
      out.query = text;
    }
  });
}

}  // namespace tropa
