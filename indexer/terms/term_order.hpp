// Terms in the order of their bytes, which is how databases want them. Sorting them is a tenth of
// all indexing when it compares strings; most pairs differ in their first eight bytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tropa {

class TermOrder {
 public:
  void reserve(std::size_t terms) { keys_.reserve(terms); }

  /// Its number is how many were added before. Terms must live until sorted().
  void add(std::string_view term) {
    keys_.push_back({beginning_of(term), static_cast<std::uint32_t>(keys_.size()), term});
  }

  struct Key {
    std::uint64_t beginning = 0;  // a number that sorts as the first eight bytes do
    std::uint32_t number = 0;
    std::string_view term;
  };

  /// Equal terms in the order in which they were added.
  const std::vector<Key>& sorted() {
    std::ranges::sort(keys_, [](const Key& left, const Key& right) {
      if (left.beginning != right.beginning) return left.beginning < right.beginning;
      const int order = left.term.compare(right.term);
      return order != 0 ? order < 0 : left.number < right.number;
    });
    return keys_;
  }

 private:
  static std::uint64_t beginning_of(std::string_view term) {
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < 8; ++at) {
      number = (number << 8U) | (at < term.size() ? static_cast<unsigned char>(term[at]) : 0U);
    }
    return number;
  }

  std::vector<Key> keys_;
};

}  // namespace tropa
