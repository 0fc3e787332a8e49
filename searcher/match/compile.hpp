// Plan -> Xapian query. The only place that knows how alternatives, phrases and weights are said in
// Xapian's operators. Databases of this machine are also read by posting sources of our own; when
// any is on another machine, by nothing that xapian-tcpsrv does not know. Both ways give the same
// weights, to the last digits.
#pragma once

#include "expand/plan.hpp"
#include "index/index_cache.hpp"
#include "match/best_articles.hpp"
#include "match/phrase_clause.hpp"
#include "match/top_phrase_hits.hpp"
#include "tropa/stemmers.hpp"

#include <xapian.h>

#include <memory>
#include <set>
#include <vector>

namespace tropa::search {

/// Articles, by number, that have the words of a name of several words but not the name, for each
/// such name of a plan in the order of Compiled::loose.
using Refuted = std::vector<std::set<Xapian::docid>>;

struct Compiled {
  Xapian::Query query;
  bool was_cut = false;  // not all articles could be looked at: there may be more hits
  double about = 0;  // hits, as if words were independent; the same for every layout of an index
  // Names that are so far only searched as their words, because checking them all would take long.
  // What the query finds by them is to be checked, and the query compiled again without what was
  // refuted.
  std::vector<std::shared_ptr<const Row>> loose;
  std::vector<WeightedGroup> groups;  // with CompileOptions::only_groups: what `query` says
  std::vector<WeightedRow> rows;      // with CompileOptions::only_rows: the same
};

struct CompileOptions {
  bool is_remote = false;  // a part of the database is on another machine
  bool all_exact = false;  // no loose names: every hit is counted
  const Refuted* refuted = nullptr;
  // The plan is any_of_groups(), and Compiled::groups are what is wanted: the query itself is only
  // shown.
  bool only_groups = false;
  bool only_rows = false;  // the same for all_of_rows()
};

/// Whether a plan is a group or any of several, none of them required.
bool any_of_groups(const expand::PlanNode& plan);

/// Whether it is a phrase or words near each other, or several of these that are all wanted.
bool all_of_rows(const expand::PlanNode& plan);

/// `database` gives the statistics. Throws Xapian errors: call it inside catch_xapian(). The query
/// must not outlive the analyzer.
Compiled compile(const expand::PlanNode& plan, const Xapian::Database& database, Analyzer& analyzer,
                 Kept& kept, const CompileOptions& options);

}  // namespace tropa::search
