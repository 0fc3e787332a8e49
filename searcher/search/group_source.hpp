// The articles of a word and of all that stands for it, with their weights, for Xapian to join with
// other words. Reads the postings of every term once, some hundred articles at a time, where a tree
// of Xapian's operators reads the better terms once for each tier below them. What goes to other
// machines must not hold it: they do not know it.
#pragma once

#include "search/lengths.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {

/// The terms of a group, in tiers. A tier weighs how often its own terms and those of all better
/// tiers are in the article; an article gets the sum of all tiers.
struct TieredTerms {
  struct Member {
    std::size_t tier = 0;
    std::vector<std::string> terms;  // counted together
    // A name of several words: only articles count that also have a term of each of these, and of
    // them the named ones only, or all but these.
    std::vector<std::vector<std::string>> beside;
    std::vector<std::string> articles;  // terms that one article alone has
    bool is_only = false;
    bool is_name() const { return !beside.empty(); }
  };
  std::vector<Member> members;
  std::vector<double> weights;  // of each tier, best first: what it adds at most
  double average_length = 1;    // of an article of the whole index
};

class GroupSource : public Xapian::PostingSource {
 public:
  GroupSource(std::shared_ptr<const TieredTerms> terms, Lengths& lengths)
      : terms_(std::move(terms)), lengths_(lengths) {}

  void init(const Xapian::Database& database) override;
  GroupSource* clone() const override { return new GroupSource(terms_, lengths_); }
  Xapian::doccount get_termfreq_min() const override { return least_count_; }
  Xapian::doccount get_termfreq_est() const override { return most_count_; }
  Xapian::doccount get_termfreq_max() const override { return most_count_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid article, double least_weight) override;
  bool check(Xapian::docid article, double least_weight) override;
  bool at_end() const override { return is_at_end_; }
  Xapian::docid get_docid() const override { return at_; }
  double get_weight() const override { return weight(table_->of(at_)); }
  std::string get_description() const override;

 private:
  struct Cursor {
    Xapian::PostingIterator at;
    std::size_t tier = 0;
    Xapian::docid article = 0;
    std::size_t name = kNoName;
  };

  static constexpr std::size_t kNoName = SIZE_MAX;
  struct Name {
    std::size_t tier = 0;
    std::vector<std::vector<Xapian::PostingIterator>> beside;
    std::vector<Xapian::docid> articles;  // ascending
    bool is_only = false;
    std::vector<std::pair<Xapian::docid, std::uint32_t>> read;  // in the window: article, count

    bool stands_in(Xapian::docid article);
  };

  void open(const Xapian::Database& database, const TieredTerms::Member& member);
  void add(Xapian::docid article, std::size_t tier, std::uint32_t count) {
    const Xapian::docid place = article - begin_;
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    const std::size_t tiers = terms_->weights.size();
    std::uint32_t* counts = &counts_[place * tiers];
    if ((found_[place / 64] & bit) == 0) {
      found_[place / 64] |= bit;
      for (std::size_t i = 0; i < tiers; ++i) counts[i] = 0;
    }
    counts[tier] += count;
  }

  void fill(Xapian::docid begin, Xapian::docid size);
  void search_from(Xapian::docid article, double least_weight);
  double weight(std::uint32_t length) const;
  bool is_in_window(Xapian::docid article) const {
    return article >= begin_ && article - begin_ < size_;
  }
  bool has(Xapian::docid place) const { return (found_[place / 64] >> (place % 64) & 1) != 0; }

  std::shared_ptr<const TieredTerms> terms_;
  Lengths& lengths_;
  std::shared_ptr<LengthTable> table_;
  std::vector<Cursor> cursors_;
  std::vector<Name> names_;
  std::uint32_t shortest_ = 0;  // article
  Xapian::doccount least_count_ = 0;
  Xapian::doccount most_count_ = 0;

  // The articles from begin_ on: which have a term, and how often those of each tier.
  Xapian::docid begin_ = 0;
  Xapian::docid size_ = 0;
  std::vector<std::uint64_t> found_;
  std::vector<std::uint32_t> counts_;

  Xapian::docid at_ = 0;
  bool is_at_end_ = false;
};

}  // namespace tropa::search
