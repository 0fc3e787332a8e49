// Queries for engines of another kind: what a query means, in the syntax of Lucene or as JSON of
// OpenSearch, for articles that tropa-index exported with their terms. The engine needs a
// whitespace analyser and nothing of ours.
#pragma once

#include "tropa/searcher.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

enum class Engine : std::uint8_t {
  kLucene,      // the classic query syntax: Lucene, Solr, query_string
  kOpenSearch,  // the body of a search request, also for Elasticsearch
};

struct EngineQuery {
  std::string query;                     // as typed
  std::string text;                      // for the engine; one line of UTF-8
  std::vector<std::string> suggestions;  // as in SearchResult
  std::vector<std::string> warnings;
};

/// Expands queries by an exported vocabulary, where no index is at hand. Not thread-safe; cheap to
/// make again.
class EngineQueries {
 public:
  /// Errors: kInputMissing, kUsage for a file that is no vocabulary, kNoIndex for one of an index
  /// that was made with other dictionaries.
  static Result<EngineQueries> open(std::shared_ptr<const Resources> resources,
                                    const std::filesystem::path& vocabulary);

  /// Of the options those of expansion and the filters go into the query; limit, offset and the
  /// order into the request of kOpenSearch. Errors: as of Searcher::search(); kUsage for what the
  /// syntax cannot say.
  Result<EngineQuery> make(std::string_view query, const SearchOptions& options, Engine engine);

  EngineQueries(EngineQueries&&) noexcept;
  EngineQueries& operator=(EngineQueries&&) noexcept;
  ~EngineQueries();

 private:
  struct State;
  explicit EngineQueries(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tropa
