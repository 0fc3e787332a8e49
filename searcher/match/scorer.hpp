// A leaf of the clause tree over one segment: which documents of a window may match, what they
// score at most, and the counts from which the exact score of a few of them is worked out.
#pragma once

#include "index/segment.hpp"
#include "match/clause_tree.hpp"
#include "match/phrase_matcher.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tropa::search {

/// Documents are looked at in windows of so many numbers, which begin at a multiple of 64.
inline constexpr DocumentNumber kWindow = 4096;

/// So many documents of a segment are in a window at most: memory of windows need not be larger.
inline std::size_t window_size(const Segment& segment) {
  return std::min<std::size_t>(kWindow, (segment.last() / 64 + std::size_t{1}) * 64);
}

/// A document of a window each.
using WindowBits = std::array<std::uint64_t, kWindow / 64>;
using WindowScores = std::array<double, kWindow>;

inline bool has_bit(const WindowBits& bits, DocumentNumber offset) {
  return (bits[offset / 64] >> (offset % 64) & 1U) != 0;
}
inline void set_bit(WindowBits& bits, DocumentNumber offset) {
  bits[offset / 64] |= std::uint64_t{1} << (offset % 64);
}
inline void clear_bit(WindowBits& bits, DocumentNumber offset) {
  bits[offset / 64] &= ~(std::uint64_t{1} << (offset % 64));
}
/// Calls use(offset) for each bit, ascending; the first one is that of `begin`.
template <typename Use>
void for_each_bit(std::uint64_t bits, DocumentNumber begin, Use&& use) {
  for (; bits != 0; bits &= bits - 1)
    use(begin + static_cast<DocumentNumber>(std::countr_zero(bits)));
}
template <typename Use>
void for_each_bit(const WindowBits& bits, Use&& use) {
  for (std::size_t word = 0; word < bits.size(); ++word)
    for_each_bit(bits[word], static_cast<DocumentNumber>(64 * word), use);
}
inline DocumentNumber count_bits(const WindowBits& bits) {
  DocumentNumber count = 0;
  for (const std::uint64_t word : bits) count += static_cast<DocumentNumber>(std::popcount(word));
  return count;
}

/// What the leaves of a tree know of some documents of a window: a row of cells each, in which
/// every leaf has its own. A row outlives the window.
struct Rows {
  std::size_t size = 0;  // cells of a row
  std::vector<DocumentNumber> documents = {};
  std::vector<std::uint32_t> cells = {};
  DocumentNumber begin = 0;  // of the window
  WindowBits bits = {};      // of `documents`
  std::array<std::uint16_t, kWindow> row_at = {};

  std::uint32_t* row(std::size_t number) { return &cells[number * size]; }
};

/// In a cell: the phrase was not looked for yet.
inline constexpr std::uint32_t kUnverified = std::uint32_t{1} << 31U;

struct Score {
  bool matches = false;
  double score = 0;
};

class Scorer {
 public:
  Scorer() = default;
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;
  virtual ~Scorer() = default;

  /// The first document from `from` on that may match; PostingCursor::kEnd for none. Calls ascend.
  virtual DocumentNumber seek(DocumentNumber from) = 0;

  /// Looks at the window that begins at `begin`. Documents outside of `wanted` are of no interest.
  /// Without `exact`, documents may seem to match that lack a word of a phrase.
  virtual void load(DocumentNumber begin, const WindowBits& wanted, bool exact) = 0;

  /// No window is looked at any more: the memory of windows goes. An index of a hundred months has
  /// that many scorers for each clause.
  virtual void end_windows() {}

  /// After load(): documents that match, and those that match if their phrases stand.
  const WindowBits& sure() const { return sure_; }
  const WindowBits& possible() const { return possible_; }

  /// After load(): adds to each of these documents of the window what it scores at most. `lengths`:
  /// of the documents of the window; nullptr: as if each were the shortest, which is faster.
  virtual void add_bounds(std::span<const DocumentNumber> offsets, const std::uint32_t* lengths,
                          WindowScores& bounds) const = 0;

  /// No document scores more; those of the window that are not among repeated() no more than
  /// max_single().
  virtual double max_score() const = 0;
  virtual double max_single() const { return max_score(); }
  virtual const WindowBits& repeated() const { return possible_; }
  virtual std::uint64_t postings() const = 0;

  /// Cells that it needs in a row.
  virtual std::size_t cells() const = 0;

  /// Fills its cells, which begin at `cell`, in documents of the window at rows.begin, which need
  /// not be the one that was loaded.
  virtual void fill(Rows& rows, std::size_t cell) = 0;

  /// From its cells; `assume` says how unverified phrases stand.
  virtual Score score(const std::uint32_t* cells, std::uint32_t length, bool assume) const = 0;

  /// Whether a phrase is unverified.
  virtual bool is_unverified(const std::uint32_t* cells) const = 0;

  /// Looks for all unverified phrases.
  virtual void verify(DocumentNumber document, std::uint32_t* cells,
                      PositionsReader& positions) = 0;

 protected:
  WindowBits sure_{};
  WindowBits possible_{};
};

/// Of a leaf clause. `clause` and `segment` must outlive it.
std::unique_ptr<Scorer> make_scorer(const Clause& clause, const Segment& segment,
                                    double average_length, Analyzer& analyzer);

}  // namespace tropa::search
