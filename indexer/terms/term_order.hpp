// Terms in the order of their bytes, which is how databases want them. Sorting them is a tenth of
// all indexing when it compares strings; most pairs differ in their first sixteen bytes.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace tropa {

class TermOrder {
 public:
  void reserve(std::size_t terms) {
    keys_.reserve(terms);
    terms_.reserve(terms);
  }

  /// Its number is how many were added before. Terms must live until sorted().
  void add(std::string_view term) {
    keys_.push_back({.beginning = number_of(term),
                     .further = term.size() > 8 ? number_of(term.substr(8)) : 0,
                     .number = static_cast<std::uint32_t>(terms_.size())});
    terms_.push_back(term);
  }

  struct Key {
    std::uint64_t beginning = 0;  // a number that sorts as the first eight bytes do
    std::uint64_t further = 0;    // the same for the next eight
    std::uint32_t number = 0;
  };
  std::string_view term_of(const Key& key) const { return terms_[key.number]; }

  /// Equal terms in the order in which they were added.
  const std::vector<Key>& sorted() {
    std::ranges::sort(keys_, [this](const Key& left, const Key& right) {
      if (left.beginning != right.beginning) return left.beginning < right.beginning;
      if (left.further != right.further) return left.further < right.further;
      const int order = term_of(left).compare(term_of(right));
      return order != 0 ? order < 0 : left.number < right.number;
    });
    return keys_;
  }

 private:
  static std::uint64_t number_of(std::string_view bytes) {
    std::uint64_t number = 0;
    if (std::endian::native == std::endian::little && bytes.size() >= sizeof number) {
      std::memcpy(&number, bytes.data(), sizeof number);
      return __builtin_bswap64(number);
    }
    for (std::size_t at = 0; at < sizeof number; ++at) {
      number = (number << 8U) | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U);
    }
    return number;
  }

  std::vector<Key> keys_;
  std::vector<std::string_view> terms_;
};

}  // namespace tropa
