#include "engines/write_query.hpp"

#include "catch_xapian.hpp"
#include "engines/engine_query.hpp"
#include "expand/expand.hpp"
#include "expand/filters.hpp"
#include "index/file_vocabulary.hpp"
#include "query/hints.hpp"
#include "query/parse.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tropa {
namespace engines {
namespace {

using Json = nlohmann::ordered_json;

/// The body of a search request.
std::string request(const EngineClause& root, const SearchOptions& options) {
  Json out = {{"query", Json::parse(to_opensearch(root))},
              {"from", options.offset},
              {"size", options.limit}};
  if (options.sort == SortBy::kDate) {
    out["sort"] = Json::array({{{"day", {{"order", "desc"}, {"missing", "_last"}}}}, "_score"});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<EngineQuery> write_query(std::string_view text, const SearchOptions& options, Engine engine,
                                expand::Vocabulary& vocabulary, std::uint64_t articles,
                                Analyzer& analyzer) {
  const std::vector<std::string_view> fields = expand::field_names();
  const auto tree = query::parse(text, fields);
  if (!tree) return tree.error();
  auto expansion = expand::expand(text, *tree, analyzer, vocabulary, options);
  if (!expansion) return expansion.error();
  const auto plan = expand::with_filters(std::move(expansion->plan), analyzer, options);
  if (!plan) return plan.error();
  const bool is_lucene = engine == Engine::kLucene;
  if (is_lucene && options.sort == SortBy::kDate) {
    return Error{Code::kUsage, "the order by date is no part of a query in Lucene's syntax",
                 "sort by the field \"day\" there, or use --as opensearch"};
  }
  const EngineClause root = make_engine_query(*plan, vocabulary, articles, analyzer,
                                              is_lucene ? Joining::kSum : Joining::kBest);
  EngineQuery out{.query = std::string(text),
                  .text = {},
                  .suggestions = std::move(expansion->suggestions),
                  .warnings = query::hints(text, fields)};
  std::ranges::move(expansion->warnings, std::back_inserter(out.warnings));
  if (!is_lucene) {
    out.text = request(root, options);
    return out;
  }
  Result<std::string> printed = to_lucene(root);
  if (!printed) return printed.error();
  out.text = std::move(*printed);
  return out;
}

}  // namespace engines

struct EngineQueries::State {
  schema::VocabularyFile file;
  Analyzer analyzer;
};

EngineQueries::EngineQueries(std::unique_ptr<State> state) : state_(std::move(state)) {}
EngineQueries::EngineQueries(EngineQueries&&) noexcept = default;
EngineQueries& EngineQueries::operator=(EngineQueries&&) noexcept = default;
EngineQueries::~EngineQueries() = default;

Result<EngineQueries> EngineQueries::open(std::shared_ptr<const Resources> resources,
                                          const std::filesystem::path& vocabulary) {
  return catch_xapian([&]() -> Result<EngineQueries> {
    Result<schema::VocabularyFile> file = schema::VocabularyFile::open(vocabulary);
    if (!file) return file.error();
    if (file->fingerprint() != resources->fingerprint()) {
      return Error{Code::kNoIndex,
                   "the vocabulary '" + vocabulary.string() + "' was made with other dictionaries",
                   "export articles and vocabulary again, with the same version of Tropa"};
    }
    return EngineQueries(
        std::unique_ptr<State>(new State{std::move(*file), Analyzer(std::move(resources))}));
  });
}

Result<EngineQuery> EngineQueries::make(std::string_view query, const SearchOptions& options,
                                        Engine engine) {
  return catch_xapian([&]() -> Result<EngineQuery> {
    search::FileVocabulary vocabulary(state_->file);
    return engines::write_query(query, options, engine, vocabulary, state_->file.articles(),
                                state_->analyzer);
  });
}

}  // namespace tropa
