// The id of an article -> the article as it is stored. Knows no query.
#pragma once

#include "index/snapshot.hpp"
#include "tropa/searcher.hpp"

#include <optional>
#include <string_view>

namespace tropa::search {

/// Errors: kDamaged for an article that cannot be read. Throws Xapian errors.
Result<std::optional<tropa::Article>> stored_article(const Snapshot& snapshot, std::string_view id);

}  // namespace tropa::search
