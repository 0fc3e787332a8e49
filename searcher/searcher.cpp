// The door's Searcher: opens an index and takes a query through all stages, parse -> expand ->
// compile -> run -> highlight.
#include "tropa/searcher.hpp"
#include "catch_xapian.hpp"
#include "expand/expand.hpp"
#include "hits/build_hits.hpp"
#include "index/databases.hpp"
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
#include <tuple>
#include <utility>

namespace tropa {
namespace {

// How often a query is begun again when the index changes under it.
constexpr int kMostAttempts = 5;

class IndexVocabulary : public expand::Vocabulary {
 public:
  IndexVocabulary(const search::Databases& databases, search::Kept& kept)
      : databases_(databases), database_(databases.all()), kept_(kept) {}

  std::uint64_t documents_with(const std::string& term) override {
    return kept_.count(database_, term);
  }

  std::vector<std::string> terms_for(const std::string& key) override {
    return kept("=" + key, [&] { return databases_.vocabulary(key); });
  }

  std::vector<std::string> terms_by_key_prefix(const std::string& beginning,
                                               std::size_t most) override {
    return kept(std::to_string(most) + " " + beginning,
                [&] { return databases_.vocabulary_near(beginning, most); });
  }

  std::vector<std::string> words_beginning(const std::string& prefix, const std::string& letters,
                                           std::size_t most) override {
    std::vector<std::string> out;
    const std::string beginning = prefix + letters;
    const auto end = database_.allterms_end(beginning);
    for (auto i = database_.allterms_begin(beginning); i != end && out.size() < most; ++i) {
      const std::string word = (*i).substr(prefix.size());
      const auto term = schema::parse_body_term(word);
      if (term && term->language == Language::kOther) out.push_back(word);
    }
    return out;
  }

  expand::PrefixExpansion most_frequent_with_prefix(const std::string& prefix,
                                                    const std::string& letters,
                                                    std::size_t most) override {
    std::vector<std::pair<std::uint64_t, std::string>> found;
    const std::string beginning = prefix + letters;
    const auto end = database_.allterms_end(beginning);
    for (auto i = database_.allterms_begin(beginning); i != end; ++i) {
      const std::string word = (*i).substr(prefix.size());
      const auto term = schema::parse_body_term(word);
      if (term && term->language == Language::kOther) found.emplace_back(i.get_termfreq(), word);
    }
    expand::PrefixExpansion out{{}, found.size(), 0};
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
    std::partial_sort(found.begin(), last, found.end(), [](const auto& a, const auto& b) {
      return std::tie(b.first, a.second) < std::tie(a.first, b.second);
    });
    for (auto word = found.begin(); word != last; ++word) {
      out.documents += word->first;
      out.words.push_back(std::move(word->second));
    }
    return out;
  }

 private:
  template <typename Read>
  std::vector<std::string> kept(const std::string& key, Read&& read) {
    if (const std::vector<std::string>* const known = kept_.vocabulary.find(key)) return *known;
    std::vector<std::string> terms = read();
    std::size_t size = 2 * key.size() + 100;
    for (const std::string& term : terms) size += sizeof(std::string) + term.size();
    kept_.vocabulary.keep(key, terms, size);
    return terms;
  }

  const search::Databases& databases_;
  const Xapian::Database& database_;
  search::Kept& kept_;
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
  search::WordTerms terms = {};
  search::Kept kept = {};
  std::uint64_t kept_state = 0;  // of the databases

  Result<expand::PlanNode> with_filters(expand::PlanNode plan, const SearchOptions& options);
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
  return catch_xapian([&]() -> Result<SearchResult> {
    SearchResult out;
    out.query = text;
    for (int attempt = 0;; ++attempt) {
      try {
        if (const auto fresh = state_->databases.refresh(); !fresh) return fresh.error();
        if (std::exchange(state_->kept_state, state_->databases.state()) !=
            state_->databases.state()) {
          state_->kept.clear(state_->databases.directories());
        }
        IndexVocabulary vocabulary(state_->databases, state_->kept);
        auto expansion = expand::expand(text, *tree, state_->analyzer, vocabulary, options);
        if (!expansion) return expansion.error();
        auto plan = state_->with_filters(std::move(expansion->plan), options);
        if (!plan) return plan.error();
        out.warnings = state_->databases.warnings();
        std::ranges::move(query::hints(text, fields), std::back_inserter(out.warnings));
        std::ranges::move(expansion->warnings, std::back_inserter(out.warnings));
        out.suggestions = std::move(expansion->suggestions);
        if (options.explain) {
          out.explanation.emplace_back("parse", query::to_string(*tree));
          out.explanation.emplace_back("expand", expand::to_string(*plan));
        }
        expand::for_each_group(*plan, [&](const expand::Group& group, const std::string&) {
          ExpandedWord word{group.word, {}};
          for (const expand::Alternative& one : group.alternatives) {
            word.terms.push_back({one.shown, one.language, one.why, one.weight, one.documents});
          }
          out.expansion.push_back(std::move(word));
        });
        search::run(*plan, state_->databases, state_->analyzer, state_->terms, state_->kept,
                    options, out);
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
      state_->kept.clear({});
      out = SearchResult{};
      out.query = text;
    }
  });
}

}  // namespace tropa
