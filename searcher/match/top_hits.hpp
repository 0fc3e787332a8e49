// The best articles so far, and the order between them. The keys that decide between equals are
// only read where there are some.
#pragma once

#include "match/best_articles.hpp"

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tropa::search {

class BestList {
 public:
  /// `wanted` of the articles of `parts`, which are searched as one.
  BestList(std::span<const Xapian::Database> parts, Xapian::doccount wanted)
      : parts_(parts), wanted_(wanted) {}

  bool is_full() const { return places_.size() >= wanted_; }

  /// An article has to weigh as much.
  double least() const { return is_full() ? least_ : 0; }

  /// `number` is that in all parts together. Throws Xapian errors.
  void offer(double weight, Xapian::docid number);

  std::vector<BestArticles::Article> best_first();

 private:
  struct Place {
    double weight = 0;
    Xapian::docid number = 0;
    mutable std::optional<std::string> tie;  // once it was asked for
  };
  struct Ties {
    Xapian::ValueIterator values;
    Xapian::docid last = 0;
    bool is_open = false;
  };
  bool is_better(const Place& a, const Place& b);
  const std::string& tie(const Place& place);

  std::span<const Xapian::Database> parts_;
  std::size_t wanted_;
  double least_ = 0;
  std::vector<Place> places_;  // a heap, the worst in front
  std::vector<Ties> ties_;     // of each part
};

}  // namespace tropa::search
