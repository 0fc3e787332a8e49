// The JSON that calls of the C door take -> options of the C++ doors. An unknown name is an error,
// so that a slip is seen.
#pragma once

#include "tropa/indexer.hpp"
#include "tropa/result.hpp"
#include "tropa/searcher.hpp"
#include "tropa/stemmers.hpp"

#include <string_view>

namespace tropa::c {

Result<ResourceOptions> resource_options(std::string_view json);
Result<OpenOptions> open_options(std::string_view json);
Result<IndexOptions> writer_options(std::string_view json);  // and of index_paths()

/// An article as JSON, with the keys of `tropa-index -`.
Result<Document> document_from(std::string_view json);

}  // namespace tropa::c
