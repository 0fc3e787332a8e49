#include "match/segment_matcher.hpp"

#include <algorithm>

namespace tropa::search {
namespace {

void join(WindowBits& bits, const WindowBits& others) {
  for (std::size_t word = 0; word < bits.size(); ++word) bits[word] |= others[word];
}
void intersect(WindowBits& bits, const WindowBits& others) {
  for (std::size_t word = 0; word < bits.size(); ++word) bits[word] &= others[word];
}
WindowBits without(const WindowBits& bits, const WindowBits& others) {
  WindowBits out;
  for (std::size_t word = 0; word < bits.size(); ++word) out[word] = bits[word] & ~others[word];
  return out;
}
bool is_empty(const WindowBits& bits) {
  return std::ranges::all_of(bits, [](std::uint64_t word) { return word == 0; });
}

}  // namespace

SegmentMatcher::SegmentMatcher(const ClauseTree& tree, const Segment& segment, Analyzer& analyzer)
    : segment_(segment), positions_(segment) {
  add(tree.root, tree.average_length, analyzer);
}

std::size_t SegmentMatcher::add(const Clause& clause, double average_length, Analyzer& analyzer) {
  const std::size_t number = nodes_.size();
  nodes_.push_back({.kind = clause.kind, .scores = clause.scores});
  const bool is_leaf = clause.kind == Clause::Kind::kGroup ||
                       clause.kind == Clause::Kind::kPhrase || clause.kind == Clause::Kind::kFilter;
  if (is_leaf) {
    Node& leaf = nodes_[number];
    leaf.scorer = make_scorer(clause, segment_, average_length, analyzer);
    leaf.cell = cells_;
    cells_ += leaf.scorer->cells();
    leaf.max_score = clause.scores ? leaf.scorer->max_score() : 0;
    leaf.postings = leaf.scorer->postings();
    leaves_.push_back(number);
    return number;
  }
  for (const Clause& child : clause.children) {
    const std::size_t made = add(child, average_length, analyzer);
    Node& node = nodes_[number];
    node.children.push_back(made);
    node.max_score += nodes_[made].max_score;
    node.postings += nodes_[made].postings;
  }
  return number;
}

// A document that has only unread clauses of an "any" scores at most what those score, and all that
// stands beside the "any" in the tree.
void SegmentMatcher::set_threshold(double threshold) {
  constexpr std::uint64_t kTimes = 4;  // as many postings, or looking up is more work than reading
  if (threshold <= threshold_) return;
  threshold_ = threshold;
  for (Node& node : nodes_) {
    if (node.kind != Clause::Kind::kAny || node.max_score == 0) continue;
    const double beside = nodes_[0].max_score - node.max_score;
    for (;;) {
      double unread = beside;
      std::uint64_t read = 0;
      for (const std::size_t child : node.children) {
        if (nodes_[child].is_read) {
          read += nodes_[child].postings;
        } else {
          unread += nodes_[child].max_score;
        }
      }
      Node* largest = nullptr;
      for (const std::size_t number : node.children) {
        Node& child = nodes_[number];
        if (!child.is_read || !child.scorer || unread + child.max_score >= threshold) continue;
        if (child.kind == Clause::Kind::kFilter) continue;
        if (largest == nullptr || child.postings > largest->postings) largest = &child;
      }
      if (largest == nullptr || largest->postings < kTimes * (read - largest->postings)) break;
      largest->is_read = false;
    }
  }
}

DocumentNumber SegmentMatcher::seek(DocumentNumber from) {
  const DocumentNumber first = seek(nodes_[0], from);
  return first == PostingCursor::kEnd ? first : first / 64 * 64;
}

DocumentNumber SegmentMatcher::seek(Node& node, DocumentNumber from) {
  switch (node.kind) {
    case Clause::Kind::kAll:
      for (const std::size_t child : node.children) {
        if (from == PostingCursor::kEnd) break;
        if (nodes_[child].kind != Clause::Kind::kNot) from = seek(nodes_[child], from);
      }
      return from;
    case Clause::Kind::kAny: {
      DocumentNumber first = PostingCursor::kEnd;
      for (const std::size_t child : node.children) {
        if (nodes_[child].is_read) first = std::min(first, seek(nodes_[child], from));
      }
      return first;
    }
    case Clause::Kind::kBoost:
      return seek(nodes_[node.children[0]], from);
    case Clause::Kind::kNot:
      return from;
    case Clause::Kind::kNone:
      return PostingCursor::kEnd;
    default:
      return node.scorer->seek(from);
  }
}

void SegmentMatcher::load(DocumentNumber begin, bool exact) {
  begin_ = begin;
  for (Node& node : nodes_) node.is_loaded = false;
  WindowBits wanted;
  wanted.fill(~std::uint64_t{0});
  load(nodes_[0], begin, wanted, exact);
}

void SegmentMatcher::load(Node& node, DocumentNumber begin, const WindowBits& wanted, bool exact) {
  node.is_loaded = true;
  switch (node.kind) {
    case Clause::Kind::kAll:
      return load_all(node, begin, wanted, exact);
    case Clause::Kind::kAny:
      return load_any(node, begin, wanted, exact);
    case Clause::Kind::kBoost:
      return load_boost(node, begin, wanted, exact);
    case Clause::Kind::kNot: {
      Node& hidden = nodes_[node.children[0]];
      // What only seems to match must not hide anything, and is counted as unsure.
      load(hidden, begin, wanted, true);
      node.possible = without(wanted, hidden.sure);
      node.sure = without(wanted, hidden.possible);
      return;
    }
    case Clause::Kind::kNone:
      node.sure.fill(0);
      node.possible.fill(0);
      return;
    default:
      node.scorer->load(begin, wanted, exact);
      node.sure = node.scorer->sure();
      node.possible = node.scorer->possible();
  }
}

// What costs nothing first, then what is rare; each only among the documents that are left.
void SegmentMatcher::load_all(Node& node, DocumentNumber begin, const WindowBits& wanted,
                              bool exact) {
  node.sure = wanted;
  node.possible = wanted;
  std::vector<std::size_t> order = node.children;
  std::ranges::stable_sort(order, {}, [this](std::size_t child) {
    return std::pair(nodes_[child].kind == Clause::Kind::kNot, nodes_[child].postings);
  });
  for (const std::size_t child : order) {
    load(nodes_[child], begin, node.possible, exact);
    intersect(node.possible, nodes_[child].possible);
    intersect(node.sure, nodes_[child].sure);
    if (is_empty(node.possible)) return;
  }
}

void SegmentMatcher::load_any(Node& node, DocumentNumber begin, const WindowBits& wanted,
                              bool exact) {
  node.sure.fill(0);
  node.possible.fill(0);
  for (const std::size_t child : node.children) {
    if (!nodes_[child].is_read) continue;
    load(nodes_[child], begin, wanted, exact);
    join(node.possible, nodes_[child].possible);
    join(node.sure, nodes_[child].sure);
  }
}

// What only adds is read where many documents need it; else it is looked up for the best of them.
void SegmentMatcher::load_boost(Node& node, DocumentNumber begin, const WindowBits& wanted,
                                bool exact) {
  constexpr DocumentNumber kMany = kWindow / 8;
  Node& core = nodes_[node.children[0]];
  load(core, begin, wanted, exact);
  node.sure = core.sure;
  node.possible = core.possible;
  if (count_bits(node.possible) < kMany) return;
  for (std::size_t at = 1; at < node.children.size(); ++at) {
    load(nodes_[node.children[at]], begin, node.possible, exact);
  }
}

void SegmentMatcher::end_windows() {
  for (const std::size_t leaf : leaves_) nodes_[leaf].scorer->end_windows();
}

double SegmentMatcher::max_of_unloaded() const {
  double sum = 0;
  for (const std::size_t leaf : leaves_) {
    if (nodes_[leaf].scores && !nodes_[leaf].is_loaded) sum += nodes_[leaf].max_score;
  }
  return sum;
}

// Either one leaf alone says enough for them, or several do.
WindowBits SegmentMatcher::promising(double threshold) const {
  const double missing = threshold - max_of_unloaded();
  WindowBits enough{};
  if (missing <= 0) return possible();
  WindowBits some{};
  WindowBits several{};
  WindowBits repeated{};
  double singles = 0;
  for (const std::size_t leaf : leaves_) {
    const Node& node = nodes_[leaf];
    if (!node.scores || !node.is_loaded) continue;
    const Scorer& scorer = *node.scorer;
    if (scorer.max_single() >= missing) {
      join(enough, scorer.possible());
    } else if (node.max_score >= missing) {
      join(enough, scorer.repeated());
    }
    singles += scorer.max_single();
    join(repeated, scorer.repeated());
    for (std::size_t word = 0; word < some.size(); ++word) {
      several[word] |= some[word] & scorer.possible()[word];
      some[word] |= scorer.possible()[word];
    }
  }
  if (singles < missing) intersect(several, repeated);
  join(enough, several);
  intersect(enough, possible());
  return enough;
}

void SegmentMatcher::set_bounds(std::span<const DocumentNumber> offsets, bool by_length,
                                WindowScores& bounds) const {
  const std::uint32_t* const lengths = by_length ? &segment_.lengths()[begin_] : nullptr;
  const double unloaded = max_of_unloaded();
  for (const DocumentNumber offset : offsets) bounds[offset] = unloaded;
  for (const std::size_t leaf : leaves_) {
    const Node& node = nodes_[leaf];
    if (node.scores && node.is_loaded) node.scorer->add_bounds(offsets, lengths, bounds);
  }
}

void SegmentMatcher::fill(Rows& rows) const {
  for (const std::size_t leaf : leaves_) nodes_[leaf].scorer->fill(rows, nodes_[leaf].cell);
}

Score SegmentMatcher::score(const Node& node, const std::uint32_t* row, std::uint32_t length,
                            bool assume) const {
  Score out;
  switch (node.kind) {
    case Clause::Kind::kAll:
      for (const std::size_t child : node.children) {
        const Score one = score(nodes_[child], row, length, assume);
        if (!one.matches) return {};
        out.score += one.score;
      }
      out.matches = true;
      return out;
    case Clause::Kind::kAny:
      for (const std::size_t child : node.children) {
        const Score one = score(nodes_[child], row, length, assume);
        out.matches |= one.matches;
        out.score += one.score;
      }
      return out;
    case Clause::Kind::kBoost:
      for (const std::size_t child : node.children) {
        const Score one = score(nodes_[child], row, length, assume);
        if (child == node.children[0] && !one.matches) return {};
        out.score += one.score;
      }
      out.matches = true;
      return out;
    case Clause::Kind::kNot:
      return {!score(nodes_[node.children[0]], row, length, !assume).matches, 0};
    case Clause::Kind::kNone:
      return {};
    default:
      out = node.scorer->score(row + node.cell, length, assume);
      return {out.matches, node.scores ? out.score : 0};
  }
}

bool SegmentMatcher::is_unverified(const std::uint32_t* row) const {
  return std::ranges::any_of(leaves_, [&](std::size_t leaf) {
    return nodes_[leaf].scorer->is_unverified(row + nodes_[leaf].cell);
  });
}

void SegmentMatcher::verify(DocumentNumber document, std::uint32_t* row) {
  for (const std::size_t leaf : leaves_) {
    nodes_[leaf].scorer->verify(document, row + nodes_[leaf].cell, positions_);
  }
}

}  // namespace tropa::search
