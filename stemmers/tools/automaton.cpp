#include "tools/automaton.hpp"

#include "dictionary/layout.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace tropa::tools {

using dictionary::kCodeBits;
using dictionary::kCodes;
using dictionary::kFinalCode;

std::size_t AutomatonBuilder::NodeHash::operator()(State state) const {
  const Node& node = (*nodes)[state];
  std::size_t hash = node.number;
  for (const Arc& arc : node.arcs) {
    hash = (hash ^ (std::size_t{arc.target} << 6U | arc.code)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 31U;
  }
  return hash;
}

bool AutomatonBuilder::NodeEqual::operator()(State a, State b) const {
  const Node& left = (*nodes)[a];
  const Node& right = (*nodes)[b];
  return left.number == right.number && left.arcs == right.arcs;
}

AutomatonBuilder::AutomatonBuilder() : register_(0, NodeHash{&nodes_}, NodeEqual{&nodes_}) {
  path_.push_back(fresh());
}

AutomatonBuilder::State AutomatonBuilder::fresh() {
  if (!free_.empty()) {
    const State state = free_.back();
    free_.pop_back();
    nodes_[state] = {};
    return state;
  }
  nodes_.emplace_back();
  return static_cast<State>(nodes_.size() - 1);
}

void AutomatonBuilder::freeze(std::size_t depth) {
  while (path_.size() > depth + 1) {
    const State state = path_.back();
    path_.pop_back();
    const auto [same, is_new] = register_.try_emplace(state, state);
    if (is_new) continue;
    nodes_[path_.back()].arcs.back().target = same->second;
    free_.push_back(state);
  }
}

void AutomatonBuilder::add(const std::string& codes, std::uint32_t number) {
  assert(last_.empty() || last_ < codes);
  const auto common = static_cast<std::size_t>(
      std::ranges::mismatch(last_, codes).in1 - last_.begin());
  freeze(common);
  for (std::size_t i = common; i < codes.size(); ++i) {
    const State next = fresh();
    nodes_[path_.back()].arcs.push_back({static_cast<std::uint8_t>(codes[i]), next});
    path_.push_back(next);
  }
  nodes_[path_.back()].number = number;
  last_ = codes;
}

AutomatonBuilder::Packed AutomatonBuilder::pack() {
  freeze(0);
  const State root = path_[0];
  // Big states first, while there is room; the many small ones fill the holes. Equal sizes in order of discovery, so
  // that states met one after the other lie close together and the file is the same each time.
  std::vector<State> order{root};
  std::vector<bool> seen(nodes_.size());
  seen[root] = true;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (const Arc& arc : nodes_[order[i]].arcs) {
      if (seen[arc.target]) continue;
      seen[arc.target] = true;
      order.push_back(arc.target);
    }
  }
  const auto size = [&](State s) {
    return nodes_[s].arcs.size() + (nodes_[s].number == kNoNumber ? 0U : 1U);
  };
  std::ranges::stable_sort(order, [&](State a, State b) { return size(a) > size(b); });

  std::vector<bool> used;
  std::vector<bool> is_base;
  std::vector<std::uint32_t> base(nodes_.size());
  std::size_t first_free = 0;
  std::size_t hint_size = kCodes + 1;
  std::map<std::vector<std::size_t>, std::size_t> next_base;
  std::size_t hint = 0;  // no base below it fits a state of this size
  for (const State state : order) {
    std::vector<std::size_t> codes;
    if (nodes_[state].number != kNoNumber) codes.push_back(kFinalCode);
    for (const Arc& arc : nodes_[state].arcs) codes.push_back(arc.code);
    if (codes.empty()) continue;
    while (first_free < used.size() && used[first_free]) ++first_free;
    if (codes.size() != hint_size) {
      hint_size = codes.size();
      hint = 0;
    }
    std::size_t candidate = first_free > codes[0] ? first_free - codes[0] : 0;
    // A base that failed for a set of codes fails for ever, as cells only fill up. Beyond that, moving on from
    // crowded cells keeps the search linear; what it leaves empty, smaller states take.
    std::size_t& next = next_base[codes];
    candidate = std::max(candidate, next);
    if (codes.size() > 1) candidate = std::max(candidate, hint);
    std::size_t tries = 0;
    for (;; ++candidate) {
      if (candidate + kCodes >= used.size()) {
        used.resize(candidate + 2 * kCodes + used.size() / 8);
        is_base.resize(used.size());
      }
      if (is_base[candidate]) continue;
      if (std::ranges::none_of(codes, [&](std::size_t c) { return used[candidate + c]; })) break;
      ++tries;
    }
    // Where many bases failed, later ones of this size would fail again.
    if (tries > 64) hint = candidate;
    next = candidate + 1;
    base[state] = static_cast<std::uint32_t>(candidate);
    is_base[candidate] = true;
    for (const std::size_t c : codes) used[candidate + c] = true;
  }

  Packed packed;
  packed.root = base[root];
  std::size_t cells = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) cells = i + 1;
  }
  packed.cells.resize(cells);
  for (const State state : order) {
    const Node& node = nodes_[state];
    if (node.number != kNoNumber) {
      packed.cells[base[state] + kFinalCode] = node.number << kCodeBits | kFinalCode;
    }
    for (const Arc& arc : node.arcs) {
      packed.cells[base[state] + arc.code] = base[arc.target] << kCodeBits | arc.code;
    }
  }
  return packed;
}

}  // namespace tropa::tools
