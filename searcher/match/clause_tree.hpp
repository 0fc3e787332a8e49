// What the local matcher runs: a tree of clauses, made from a plan and the statistics of the whole
// index. The same tree serves every segment. The only place that knows how alternatives, phrases
// and weights become clauses.
#pragma once

#include "expand/plan.hpp"
#include "index/snapshot.hpp"
#include "match/phrase_clause.hpp"
#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tropa::search {

/// A word and all that stands for it, by levels of evidence, best first. A level weighs how often
/// its own terms and those of all better levels are in an article; an article gets the sum of all
/// levels. So the better its best evidence the higher it stands, and within a level all spellings
/// and languages count as one word.
struct TermGroup {
  struct Member {
    std::size_t level = 0;
    std::vector<std::string> terms;            // counted together
    std::shared_ptr<const PhraseClause> name;  // of several words: counts as often as its rarest
                                               // word, where it stands
  };
  std::vector<Member> members;
  std::vector<double> weights;  // of each level: what it adds at most
  std::string prefix;           // of the field; empty: body
};

/// Words that follow each other or stand near each other. It weighs what its terms weigh alone.
struct WeighedPhrase {
  std::shared_ptr<const PhraseClause> clause;
  std::vector<std::vector<double>> weights;  // of each term of clause->words: what it adds at most
};

/// Documents that are chosen and not weighed.
struct Filter {
  enum class Kind : std::uint8_t { kAll, kTerm, kTermPrefix, kDate };
  Kind kind = Kind::kAll;
  std::string text = {};   // term or beginning
  std::string first = {};  // date
  std::string last = {};
};

struct Clause {
  enum class Kind : std::uint8_t {
    kGroup,
    kPhrase,
    kFilter,
    kAll,    // of `children`
    kAny,    // of `children`
    kBoost,  // the first of `children`; the others only add to the score
    kNot,    // the only child; does not score
    kNone,
  };
  Kind kind = Kind::kNone;
  std::shared_ptr<const TermGroup> group = nullptr;
  std::shared_ptr<const WeighedPhrase> phrase = nullptr;
  Filter filter = {};
  double scale = 1;            // of a group
  bool scores = true;          // false for what is filtered or hidden by
  std::uint64_t at_least = 0;  // documents that it finds for sure, as the words' frequencies tell
  std::vector<Clause> children = {};
};

struct ClauseTree {
  Clause root;
  double expected = 0;  // articles that it finds, as if words were independent
  double average_length = 0;
};

/// Throws Xapian errors.
ClauseTree make_clauses(const expand::PlanNode& plan, const Snapshot& snapshot, Analyzer& analyzer);

/// On one line: (boost (group "…") …).
std::string to_string(const Clause& clause);

/// The phrase that a plan's node asks for, its slots in the field of the node; no slots when a word
/// of it is in no article. Also what other machines are asked for.
PhraseClause phrase_of(const expand::PlanNode& node, const Snapshot& snapshot, Analyzer& analyzer);
PhraseClause phrase_of(const expand::Alternative& name, const std::string& prefix,
                       const Snapshot& snapshot, Analyzer& analyzer);

/// What the positions of an article have for these terms. A word with stems is kept as those,
/// unless the article is in no language of ours.
std::vector<PhraseClause::Term> position_terms(const expand::PhraseSlot& slot,
                                               const std::string& prefix, const Snapshot& snapshot,
                                               Analyzer& analyzer);

/// Whether all articles with this name are found as well by one of its words alone: "make a
/// decision" beside "decision".
bool is_covered(const expand::Alternative& name, const expand::Group& group);

}  // namespace tropa::search
