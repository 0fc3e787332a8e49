// The value of date:, from: and to: -> a range of days. Knows the calendar, not the query around
// it.
#pragma once

#include "query/ast.hpp"
#include "tropa/result.hpp"

#include <string_view>

namespace tropa::query {

/// `field` is "date" (a day, month, year or a range of them, open at either end), "from" or "to"
/// (no ranges). 2025-11..2025-12 -> 20251101..20251231. Errors: kUsage with the forms that are
/// understood.
Result<DateRange> parse_dates(std::string_view field, std::string_view value);

}  // namespace tropa::query
