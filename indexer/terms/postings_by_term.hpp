// IndexedDocument of articles -> the lists of their terms: who has a term, in the order of the
// terms. Plain arrays, because maps of strings are what makes Xapian's own writer slow. Knows no
// Xapian.
#pragma once

#include "terms/document_indexer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tropa {

/// Borrows the articles, which must not change. Articles count from 1, in their order.
class PostingsByTerm {
 public:
  explicit PostingsByTerm(std::span<const IndexedDocument> articles);

  struct Entry {
    std::uint32_t article = 0;
    std::uint32_t wdf = 0;
  };
  struct List {
    std::string_view term;
    std::span<const Entry> entries;
  };

  /// How many terms there are.
  std::size_t size() const { return order_.size(); }
  /// In ascending order of the bytes of the terms.
  List operator[](std::size_t at) const;

 private:
  std::vector<std::string_view> terms_;  // as they were met
  std::vector<std::uint32_t> begin_;     // of each in entries_, and the end of all
  std::vector<std::uint32_t> order_;     // of terms_
  std::vector<Entry> entries_;
};

}  // namespace tropa
