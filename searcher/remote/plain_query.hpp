// Plan -> Xapian query for databases on other machines, of nothing that xapian-tcpsrv does not
// know. It ranks as the local matcher does, within rounding. What only positions can tell is looked
// up before the search, and the articles are named in the query one by one.
#pragma once

#include "expand/plan.hpp"
#include "index/snapshot.hpp"
#include "tropa/stemmers.hpp"

#include <xapian.h>

namespace tropa::search {

struct PlainQuery {
  Xapian::Query query;
  double expected = 0;   // articles that it finds, as if words were independent
  bool was_cut = false;  // not all articles could be looked at: there may be more hits
};

/// Of the articles that have the words of a phrase, so many are looked at, the best ones.
inline constexpr Xapian::doccount kMostVerified = 5000;

/// `snapshot` has a database on another machine. Throws Xapian errors.
PlainQuery make_plain_query(const expand::PlanNode& plan, const Snapshot& snapshot,
                            Analyzer& analyzer);

}  // namespace tropa::search
