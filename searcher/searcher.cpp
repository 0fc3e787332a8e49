// The door: opens an index and takes a query through all stages, parse -> expand -> match ->
// highlight.
#include "tropa/searcher.hpp"
#include "catch_xapian.hpp"
#include "engines/write_query.hpp"
#include "expand/expand.hpp"
#include "expand/filters.hpp"
#include "hits/build_hits.hpp"
#include "hits/stored_article.hpp"
#include "index/databases.hpp"
#include "index/index_vocabulary.hpp"
#include "query/hints.hpp"
#include "query/parse.hpp"

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

  Result<SearchResult> search(std::string_view text, const query::Node& tree,
                              const search::Snapshot& snapshot, const SearchOptions& options);
};

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::~Index() = default;

Result<std::shared_ptr<Index>> Index::open(std::shared_ptr<const Resources> resources,
                                           std::span<const std::string> databases,
                                           const OpenOptions& options) {
  return catch_xapian([&]() -> Result<std::shared_ptr<Index>> {
    std::string fingerprint = resources->fingerprint();
    std::unique_ptr<State> state(
        new State{std::move(resources),
                  {{databases.begin(), databases.end()},
                   std::move(fingerprint),
                   options.partial,
                   std::make_shared<search::IndexCache>(options.cache_bytes)}});
    if (const auto opened = state->databases.current(); !opened) return opened.error();
    return std::shared_ptr<Index>(new Index(std::move(state)));
  });
}

Result<std::uint64_t> Index::size() {
  return catch_xapian([&]() -> Result<std::uint64_t> {
    const auto snapshot = state_->databases.current();
    if (!snapshot) return snapshot.error();
    return (*snapshot)->documents();
  });
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
  return catch_xapian([&]() -> Result<Searcher> { return Searcher(std::move(*index)); });
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
  auto plan = expand::with_filters(std::move(expansion->plan), analyzer, options);
  if (!plan) return plan.error();
  out.warnings = snapshot.warnings();
  std::ranges::move(query::hints(text, expand::field_names()), std::back_inserter(out.warnings));
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
  return catch_xapian([&]() -> Result<SearchResult> {
    const Stopwatch stopwatch;
    const std::vector<std::string_view> fields = expand::field_names();
    const auto tree = query::parse(text, fields);
    if (!tree) return tree.error();
    search::Databases& databases = state_->index->state_->databases;
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

Result<EngineQuery> Searcher::engine_query(std::string_view query, const SearchOptions& options,
                                           Engine engine) {
  return catch_xapian([&]() -> Result<EngineQuery> {
    const auto snapshot = state_->index->state_->databases.current();
    if (!snapshot) return snapshot.error();
    search::IndexVocabulary vocabulary(**snapshot);
    return engines::write_query(query, options, engine, vocabulary, (*snapshot)->documents(),
                                state_->analyzer);
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
