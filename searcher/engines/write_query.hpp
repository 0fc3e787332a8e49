// Query text -> text for an engine of another kind, by all stages: parse, expand, filter, print.
#pragma once

#include "tropa/engines.hpp"
#include "words/vocabulary.hpp"

#include <cstdint>
#include <string_view>

namespace tropa::engines {

/// Errors: as of EngineQueries::make().
Result<EngineQuery> write_query(std::string_view text, const SearchOptions& options, Engine engine,
                                expand::Vocabulary& vocabulary, std::uint64_t articles,
                                Analyzer& analyzer);

}  // namespace tropa::engines
