// The clause tree over one segment, window by window: joins what the leaves say of a window, and
// works out the score of single documents.
#pragma once

#include "match/scorer.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tropa::search {

/// For one thread; borrows everything.
class SegmentMatcher {
 public:
  SegmentMatcher(const ClauseTree& tree, const Segment& segment, Analyzer& analyzer);

  const Segment& segment() const { return segment_; }

  /// Some clauses are not read window by window any more, if no document can score `threshold` by
  /// them alone and if they have many more postings than the others. Only documents that score
  /// as much are looked for then.
  void set_threshold(double threshold);

  /// The beginning of the next window from `from` on in which a document may match; kEnd for none.
  DocumentNumber seek(DocumentNumber from);

  /// Looks at the window that begins there. Without `exact`, documents may seem to match that lack
  /// a word of a phrase.
  void load(DocumentNumber begin, bool exact);

  /// No window is looked at any more.
  void end_windows();

  /// Of the window: documents that match, and those that match if their phrases stand (or do not
  /// stand, where they are unwanted).
  const WindowBits& sure() const { return nodes_[0].sure; }
  const WindowBits& possible() const { return nodes_[0].possible; }

  /// Documents of the window that may match and score `threshold`, as far as a glance tells.
  WindowBits promising(double threshold) const;

  /// Of these documents of the window: not less than their scores. `by_length`: closer to them, and
  /// slower.
  void set_bounds(std::span<const DocumentNumber> offsets, bool by_length,
                  WindowScores& bounds) const;

  /// Fills the rows of these documents of the window, ascending.
  void fill(Rows& rows) const;
  std::size_t cells() const { return cells_; }

  Score score(const std::uint32_t* row, std::uint32_t length, bool assume) const {
    return score(nodes_[0], row, length, assume);
  }
  bool is_unverified(const std::uint32_t* row) const;
  void verify(DocumentNumber document, std::uint32_t* row);

  /// So many documents ahead of the one that is verified, memory has time to bring the next ones.
  static constexpr std::size_t kAhead = 4;
  void expect(DocumentNumber document) { positions_.expect(document); }

 private:
  struct Node {
    Clause::Kind kind;
    bool scores;
    std::vector<std::size_t> children = {};
    std::unique_ptr<Scorer> scorer = nullptr;  // of a leaf
    std::size_t cell = 0;                      // of a leaf
    double max_score = 0;                      // of all below
    std::uint64_t postings = 0;
    bool is_read = true;     // window by window
    bool is_loaded = false;  // in this window
    WindowBits sure = {};
    WindowBits possible = {};
  };

  std::size_t add(const Clause& clause, double average_length, Analyzer& analyzer);
  DocumentNumber seek(Node& node, DocumentNumber from);
  void load(Node& node, DocumentNumber begin, const WindowBits& wanted, bool exact);
  double max_of_unloaded() const;
  void load_all(Node& node, DocumentNumber begin, const WindowBits& wanted, bool exact);
  void load_any(Node& node, DocumentNumber begin, const WindowBits& wanted, bool exact);
  void load_boost(Node& node, DocumentNumber begin, const WindowBits& wanted, bool exact);
  Score score(const Node& node, const std::uint32_t* row, std::uint32_t length, bool assume) const;

  const Segment& segment_;
  std::vector<Node> nodes_;  // the root first
  std::vector<std::size_t> leaves_;
  std::size_t cells_ = 0;
  DocumentNumber begin_ = 0;  // of the window
  double threshold_ = 0;
  PositionsReader positions_;
};

}  // namespace tropa::search
