// The switches of a search that narrow it -> filters around the plan; and the names that may stand
// before a colon in a query.
#pragma once

#include "expand/plan.hpp"
#include "tropa/searcher.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tropa::expand {

/// Errors: kUsage for a day that is none.
Result<PlanNode> with_filters(PlanNode plan, Analyzer& analyzer, const SearchOptions& options);

/// Those of the schema, and the ones for dates.
/// A plan without the filters by which the whole of it is narrowed, wherever they were written;
/// nullopt when there are none, or nothing else.
std::optional<PlanNode> without_filters(const PlanNode& plan);

std::vector<std::string_view> field_names();

}  // namespace tropa::expand
