// Articles -> the lists of their terms: who has a term, in the order of the terms. Plain arrays,
// because maps of strings are what makes Xapian's own writer slow. Knows no file.
#pragma once

#include "glass/glass.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tropa {

/// Borrows the articles, which must not change. Articles count from 1, in their order.
class PostingsByTerm {
 public:
  explicit PostingsByTerm(std::span<const glass::Document> articles);

  /// In ascending order of the bytes of the terms.
  std::span<const glass::PostingList> lists() const { return lists_; }

 private:
  std::vector<glass::Posting> postings_;
  std::vector<glass::PostingList> lists_;
};

}  // namespace tropa
