// The door: opens an index and takes a query through all stages, parse -> expand -> match ->
// highlight.
#include "tropa/searcher.hpp"
#include "catch_xapian.hpp"
#include "expand/expand.hpp"
#include "hits/build_hits.hpp"
#include "hits/stored_article.hpp"
#include "index/databases.hpp"
#include "index/index_vocabulary.hpp"
#include "query/dates.hpp"
#include "query/hints.hpp"
#include "query/parse.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <utility>

namespace tropa {
namespace {

// How often a query is begun again when the index changes under it.
constexpr int kMostAttempts = 5;

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

struct Index::State {
  std::shared_ptr<const Resources> resources;
  search::Databases databases;
};

struct Searcher::State {
  std::shared_ptr<Index> index;
  Analyzer analyzer;
  search::WordTerms terms = {};

  Result<expand::PlanNode> with_filters(expand::PlanNode plan, const SearchOptions& options);
  Result<SearchResult> search(std::string_view text, const query::Node& tree,
                              const search::Snapshot& snapshot, const SearchOptions& options);
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

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::~Index() = default;

Result<std::shared_ptr<Index>> Index::open(std::shared_ptr<const Resources> resources,
                                           std::span<const std::string> databases,
                                           const OpenOptions& options) {
  std::string fingerprint = resources->fingerprint();
  std::unique_ptr<State> state(
      new State{std::move(resources),
                {{databases.begin(), databases.end()},
                 std::move(fingerprint),
                 options.partial,
                 std::make_shared<search::IndexCache>(options.cache_bytes)}});
  if (const auto opened = state->databases.current(); !opened) return opened.error();
  return std::shared_ptr<Index>(new Index(std::move(state)));
}

Result<std::uint64_t> Index::size() {
  const auto snapshot = state_->databases.current();
  if (!snapshot) return snapshot.error();
  return (*snapshot)->documents();
}

Searcher::Searcher(std::shared_ptr<Index> index) {
  Analyzer analyzer(index->state_->resources);
  state_.reset(new State{std::move(index), std::move(analyzer)});
}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(std::shared_ptr<const Resources> resources,
                                std::span<const std::string> databases,
                                const OpenOptions& options) {
  auto index = Index::open(std::move(resources), databases, options);
  if (!index) return index.error();
  return Searcher(std::move(*index));
}

std::uint64_t Searcher::size() const {
  const auto size = state_->index->size();
  return size ? *size : 0;
}

Result<SearchResult> Searcher::State::search(std::string_view text, const query::Node& tree,
                                             const search::Snapshot& snapshot,
                                             const SearchOptions& options) {
  SearchResult out;
  out.query = text;
  search::IndexVocabulary vocabulary(snapshot);
  auto expansion = expand::expand(text, tree, analyzer, vocabulary, options);
  if (!expansion) return expansion.error();
  auto plan = with_filters(std::move(expansion->plan), options);
  if (!plan) return plan.error();
  out.warnings = snapshot.warnings();
  std::ranges::move(query::hints(text, field_names()), std::back_inserter(out.warnings));
  std::ranges::move(expansion->warnings, std::back_inserter(out.warnings));
  out.suggestions = std::move(expansion->suggestions);
  if (options.explain) {
    out.explanation.emplace_back("parse", query::to_string(tree));
    out.explanation.emplace_back("expand", expand::to_string(*plan));
  }
  expand::for_each_group(*plan, [&](const expand::Group& group, const std::string&) {
    ExpandedWord word{group.word, {}};
    for (const expand::Alternative& one : group.alternatives) {
      word.terms.push_back({one.shown, one.language, one.why, one.weight, one.documents});
    }
    out.expansion.push_back(std::move(word));
  });
  search::build_hits(*plan, snapshot, analyzer, terms, options, out);
  return out;
}

Result<SearchResult> Searcher::search(std::string_view text, const SearchOptions& options) {
  const Stopwatch stopwatch;
  const std::vector<std::string_view> fields = field_names();
  const auto tree = query::parse(text, fields);
  if (!tree) return tree.error();
  search::Databases& databases = state_->index->state_->databases;
  return catch_xapian([&]() -> Result<SearchResult> {
    for (int attempt = 0;; ++attempt) {
      const auto snapshot = databases.current();
      if (!snapshot) return snapshot.error();
      try {
        auto result = state_->search(text, *tree, **snapshot, options);
        if (result) result->took_ms = stopwatch.milliseconds();
        return result;
      } catch (const Xapian::DatabaseError&) {
        // The writer went two commits ahead while we read: start again on what is there now. A
        // damaged index fails again.
        if (attempt == kMostAttempts) throw;
      } catch (const Xapian::NetworkError&) {
        // A machine was restarted, or closed a connection that was idle. Opening names a dead one.
        if (attempt == kMostAttempts) throw;
      }
      databases.forget(*snapshot);
    }
  });
}

Result<std::optional<Article>> Searcher::article(std::string_view id) {
  return catch_xapian([&]() -> Result<std::optional<Article>> {
    const auto snapshot = state_->index->state_->databases.current();
    if (!snapshot) return snapshot.error();
    return search::stored_article(**snapshot, id);
  });
}

}  // namespace tropa
