// What a repaired word brings into a group: marked as such, beside what the word as typed brings.
#pragma once

#include "expand/plan.hpp"
#include "words/query_word.hpp"
#include "words/weights.hpp"

namespace tropa::expand {

bool is_repaired(const QueryWord& word);

/// Whatever a repaired word is found by is found by repair; a related thing is no more than that.
void mark_as_repair(Group& group, double weight = weight_of(Why::kRepair));

/// The word that was meant, and the word as typed, each as if nothing had been repaired.
QueryWord as_meant(QueryWord word);
QueryWord as_typed(QueryWord word);

/// Adds the alternatives of `other` that `group` has not.
void join(Group& group, Group other);

}  // namespace tropa::expand
