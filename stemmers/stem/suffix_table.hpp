// The machinery of the suffix rules: a word as an array of letters, and tables that give the
// longest matching ending in a few comparisons. Knows no language; the rows are in polish.cpp,
// ukrainian.cpp and russian.cpp.
#pragma once

#include "tropa/stemmers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tropa::rules {

/// A word, one element a letter. Letters beyond the basic plane and words over kMost letters are
/// refused: no word of the three languages needs them, and the buffer never grows.
class Letters {
 public:
  static constexpr std::size_t kMost = 64;

  /// False when `text` is not valid UTF-8, too long or beyond the basic plane; the letters are then
  /// unusable.
  bool read(std::string_view text);

  std::u16string_view view() const { return {letters_.data(), size_}; }
  std::size_t size() const { return size_; }
  char16_t operator[](std::size_t index) const { return letters_[index]; }
  char16_t& operator[](std::size_t index) { return letters_[index]; }
  bool ends_with(std::u16string_view ending) const { return view().ends_with(ending); }

  void remove_prefix(std::size_t count);
  /// Replaces the last `cut` letters.
  void replace_end(std::size_t cut, std::u16string_view instead);

  /// Adds the letters as a stem, in UTF-8.
  void add_to(Stems& out) const;

 private:
  std::array<char16_t, kMost + 8> letters_;
  std::size_t size_ = 0;
};

/// "An `ending` after at least `keep` letters becomes `first`, or perhaps `second` or `third`." A
/// reading that the row does not have has no data.
struct Row {
  std::u16string_view ending;
  std::size_t keep;
  std::u16string_view first;
  std::u16string_view second = {};
  std::u16string_view third = {};
};

/// Rows by ending. Sorted when the program is compiled; a doubled ending does not compile.
template <std::size_t N>
class SuffixTable {
 public:
  consteval explicit SuffixTable(const Row (&rows)[N]) {
    std::copy(rows, rows + N, rows_.begin());
    std::sort(rows_.begin(), rows_.end(), before);
    for (std::size_t i = 1; i < N; ++i) {
      if (rows_[i - 1].ending == rows_[i].ending) throw "an ending stands twice in the table";
    }
    for (std::size_t i = N; i-- > 0;) first_[bucket(rows_[i].ending.back())] = i;
    for (std::size_t b = 0; b < kBuckets; ++b) {
      for (const Row& row : rows_) end_[b] += bucket(row.ending.back()) == b ? 1U : 0U;
      end_[b] += first_[b];
    }
  }

  /// The row of the longest ending that leaves enough letters; null when there is none.
  const Row* find(std::u16string_view word) const {
    if (word.empty()) return nullptr;
    const std::size_t b = bucket(word.back());
    for (std::size_t i = first_[b]; i < end_[b]; ++i) {
      const Row& row = rows_[i];
      if (word.size() >= row.ending.size() + row.keep && word.ends_with(row.ending)) return &row;
    }
    return nullptr;
  }

 private:
  // The low bits tell the letters of one alphabet apart; where two letters share a bucket, the
  // comparison decides.
  static constexpr std::size_t kBuckets = 64;
  static constexpr std::size_t bucket(char16_t letter) { return letter % kBuckets; }

  static constexpr bool before(const Row& a, const Row& b) {
    const std::size_t bucket_a = bucket(a.ending.back());
    const std::size_t bucket_b = bucket(b.ending.back());
    if (bucket_a != bucket_b) return bucket_a < bucket_b;
    if (a.ending.size() != b.ending.size()) return a.ending.size() > b.ending.size();
    return a.ending < b.ending;
  }

  std::array<Row, N> rows_{};
  std::array<std::size_t, kBuckets> first_{};
  std::array<std::size_t, kBuckets> end_{};
};

template <std::size_t N>
SuffixTable(const Row (&)[N]) -> SuffixTable<N>;

/// Calls `use` with the letters as each reading of the row changes them; once with the word itself
/// without a row.
template <typename Use>
void for_each_reading(const Letters& word, const Row* row, Use&& use) {
  if (row == nullptr) {
    use(Letters(word));
    return;
  }
  for (const std::u16string_view reading : {row->first, row->second, row->third}) {
    if (reading.data() == nullptr) return;
    Letters changed = word;
    changed.replace_end(row->ending.size(), reading);
    use(std::move(changed));
  }
}

}  // namespace tropa::rules
