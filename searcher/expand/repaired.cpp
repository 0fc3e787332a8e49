#include "expand/repaired.hpp"

#include <algorithm>
#include <utility>

namespace tropa::expand {

bool is_repaired(const QueryWord& word) {
  return word.repaired_from.has_value();
}

void mark_as_repair(Group& group, double weight) {
  for (Alternative& one : group.alternatives) {
    one.weight *= weight;
    if (one.why != Why::kRelated) one.why = Why::kRepair;
  }
}

QueryWord as_meant(QueryWord word) {
  word.repaired_from.reset();
  word.keeps_typed = false;
  return word;
}

QueryWord as_typed(QueryWord word) {
  word.readings = std::move(*word.repaired_from);
  return as_meant(std::move(word));
}

void join(Group& group, Group other) {
  for (Alternative& one : other.alternatives) {
    const auto same = std::ranges::find(group.alternatives, one.slots, &Alternative::slots);
    if (same == group.alternatives.end()) group.alternatives.push_back(std::move(one));
  }
}

}  // namespace tropa::expand
