// Plan -> Xapian query. The only place that knows how alternatives, phrases and weights are said in
// Xapian's operators; uses none that a remote shard does not know.
#pragma once

#include "expand/plan.hpp"

#include <xapian.h>

#include <string>

namespace tropa::search {

/// `database` gives the statistics. Throws Xapian errors: call it inside guarded().
Xapian::Query compile(const expand::PlanNode& plan, const Xapian::Database& database);

}  // namespace tropa::search
