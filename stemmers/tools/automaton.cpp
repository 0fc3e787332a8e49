#include "tools/automaton.hpp"

#include "dictionary/layout.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace tropa::tools {

using dictionary::kCodeBits;
using dictionary::kCodes;
using dictionary::kFinalCode;

namespace {

/// Finds room for states in the array of cells: for each a base of its own, the codes of whose arcs
/// fall on free cells.
class Placer {
 public:
  std::size_t place(const std::vector<std::size_t>& codes) {
    while (first_free_ < used_.size() && used_[first_free_]) ++first_free_;
    if (codes.size() != hint_size_) {
      hint_size_ = codes.size();
      hint_ = 0;
    }
    std::size_t candidate = first_free_ > codes[0] ? first_free_ - codes[0] : 0;
    // A base that failed for a set of codes fails for ever, as cells only fill up. Beyond that,
    // moving on from crowded cells keeps the search linear; what it leaves empty, smaller states
    // take.
    std::size_t& next = next_base_[codes];
    candidate = std::max(candidate, next);
    if (codes.size() > 1) candidate = std::max(candidate, hint_);
    std::size_t tries = 0;
    for (;; ++candidate) {
      if (candidate + kCodes >= used_.size()) {
        used_.resize(candidate + 2 * kCodes + used_.size() / 8);
        is_base_.resize(used_.size());
      }
      if (is_base_[candidate]) continue;
      if (std::ranges::none_of(codes, [&](std::size_t c) { return used_[candidate + c]; })) break;
      ++tries;
    }
    // Where many bases failed, later ones of this size would fail again.
    if (tries > 64) hint_ = candidate;
    next = candidate + 1;
    is_base_[candidate] = true;
    for (const std::size_t c : codes) used_[candidate + c] = true;
    return candidate;
  }

  /// Up to the last one that is taken.
  std::size_t cells() const {
    std::size_t count = used_.size();
    while (count > 0 && !used_[count - 1]) --count;
    return count;
  }

 private:
  std::vector<bool> used_;
  std::vector<bool> is_base_;
  std::size_t first_free_ = 0;
  std::size_t hint_size_ = kCodes + 1;
  std::map<std::vector<std::size_t>, std::size_t> next_base_;
  std::size_t hint_ = 0;  // no base below it fits a state of this size
};

}  // namespace

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
  const auto common =
      static_cast<std::size_t>(std::ranges::mismatch(last_, codes).in1 - last_.begin());
  freeze(common);
  for (std::size_t i = common; i < codes.size(); ++i) {
    const State next = fresh();
    nodes_[path_.back()].arcs.push_back({static_cast<std::uint8_t>(codes[i]), next});
    path_.push_back(next);
  }
  nodes_[path_.back()].number = number;
  last_ = codes;
}

// Big states first, while there is room; the many small ones fill the holes. Equal sizes in order
// of discovery, so that states met one after the other lie close together and the file is the same
// each time.
std::vector<AutomatonBuilder::State> AutomatonBuilder::by_size(State root) const {
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
  return order;
}

AutomatonBuilder::Packed AutomatonBuilder::pack() {
  freeze(0);
  const State root = path_[0];
  const std::vector<State> order = by_size(root);
  Placer placer;
  std::vector<std::uint32_t> base(nodes_.size());
  for (const State state : order) {
    std::vector<std::size_t> codes;
    if (nodes_[state].number != kNoNumber) codes.push_back(kFinalCode);
    for (const Arc& arc : nodes_[state].arcs) codes.push_back(arc.code);
    if (!codes.empty()) base[state] = static_cast<std::uint32_t>(placer.place(codes));
  }
  Packed packed;
  packed.root = base[root];
  packed.cells.resize(placer.cells());
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
