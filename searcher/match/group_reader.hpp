// The articles of a word and of all that stands for it, in one database of this machine, with their
// weights. Reads the postings of every term once, some hundred articles at a time, where a tree of
// Xapian's operators reads the better terms once for each tier below them. Does not know who joins
// them with other words.
#pragma once

#include "index/index_cache.hpp"
#include "index/posting_lists.hpp"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
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
    std::vector<Xapian::docid> articles;  // ascending; numbers in all databases together, or
    std::vector<std::string> ids;         // terms that one article alone has
    bool is_only = false;
    bool is_name() const { return !beside.empty(); }
  };
  std::vector<Member> members;
  std::vector<double> weights;  // of each tier, best first: what it adds at most
  double average_length = 1;    // of an article of the whole index

  std::string to_string() const;
};

/// Which of several databases that are searched as one it is.
struct PartNumber {
  Xapian::docid number = 0;
  Xapian::docid of = 1;
};

class GroupReader {
 public:
  /// Articles are asked for in windows of at most so many numbers.
  static constexpr Xapian::docid kMostWindow = 1024;

  GroupReader(std::shared_ptr<const TieredTerms> terms, const Xapian::Database& database,
              std::shared_ptr<KeptPart> part, PartNumber number = {});

  ~GroupReader();
  GroupReader(GroupReader&&) = default;
  GroupReader& operator=(GroupReader&&) = default;

  /// No article weighs more.
  double most_weight() const { return most_weight_; }

  /// Of all terms.
  std::uint64_t postings() const { return postings_; }

  /// At least and at most so many articles are found.
  Xapian::doccount least_count() const { return least_count_; }
  Xapian::doccount most_count() const { return most_count_; }

  /// The first one behind the window that may be found; PostingCursor::kEnd if there is none.
  Xapian::docid next() const;

  /// Reads all terms in the articles from `begin` on, which is behind the window so far. `size` is
  /// a multiple of 64.
  void fill(Xapian::docid begin, Xapian::docid size);

  /// Puts an article that is not before the window into it.
  void reach(Xapian::docid article);

  Xapian::docid begin() const { return begin_; }
  Xapian::docid size() const { return size_; }
  bool is_in_window(Xapian::docid article) const {
    return article >= begin_ && article - begin_ < size_;
  }

  /// Of the window: a bit an article.
  const std::uint64_t* found() const { return found_.data(); }
  bool has(Xapian::docid article) const {
    const Xapian::docid place = article - begin_;
    return (found_[place / 64] >> (place % 64) & 1) != 0;
  }

  /// Of an article of the window that is found.
  double weight(Xapian::docid article, std::uint32_t length) const;
  double weight(Xapian::docid article) { return weight(article, part_->lengths.of(article)); }

  /// Not less than the weight.
  double weight_if_short(Xapian::docid article) const { return weight(article, shortest_); }

  /// In place of fill(), where few articles of a window are of interest: what they weigh at most.
  /// found() are all that may have a term; with `check_names` all that do.
  void survey(Xapian::docid begin, Xapian::docid size, bool check_names);
  double surveyed(Xapian::docid article) const {
    const std::uint32_t sum = sums_[article - begin_];
    const auto tier = static_cast<std::size_t>(std::countr_zero(sum >> kTierShift | no_tier_));
    return at_most_[tier * kCounts + std::min<std::size_t>(sum & kCountMask, kCounts - 1)];
  }

  /// In place of survey(): there is only a window.
  void look_at(Xapian::docid begin, Xapian::docid size);

  /// After either, makes weight() right for these articles, ascending and the same as bits; it is
  /// nothing for those without a term.
  void count(std::span<const Xapian::docid> articles, std::span<const std::uint64_t> bits,
             bool is_surveyed);

 private:
  static constexpr std::size_t kNoName = SIZE_MAX;
  static constexpr std::size_t kCounts = 64;  // more is as good as any number
  struct Cursor {
    PostingCursor at;
    std::size_t tier = 0;
    std::size_t name = kNoName;
    double density = 0;  // postings for each number of an article
    const std::string* term = nullptr;
    Word word = {};
  };
  struct Name {
    std::size_t tier = 0;
    std::vector<std::vector<PostingCursor>> beside;
    std::vector<Xapian::docid> articles;  // ascending
    bool is_only = false;
    std::vector<std::pair<Xapian::docid, std::uint32_t>> read;  // in the window: article, count
    bool is_checked = false;                                    // it stands in these

    bool stands_in(Xapian::docid article);
  };

  std::size_t open(const TieredTerms::Member& member, PartNumber number);
  void check_names();
  void add(Xapian::docid article, std::size_t tier, std::uint32_t count) {
    const Xapian::docid place = article - begin_;
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    std::uint32_t* counts = &counts_[place * tiers_];
    if ((found_[place / 64] & bit) == 0) {
      found_[place / 64] |= bit;
      for (std::size_t i = 0; i < tiers_; ++i) counts[i] = 0;
    }
    counts[tier] += count;
  }
  void note(Xapian::docid article, std::size_t tier, std::uint32_t count) {
    const Xapian::docid place = article - begin_;
    found_[place / 64] |= std::uint64_t{1} << (place % 64);
    sums_[place] = (sums_[place] + count) | std::uint32_t{1} << (kTierShift + tier);
  }

  std::shared_ptr<const TieredTerms> terms_;
  std::shared_ptr<KeptPart> part_;
  std::size_t tiers_;
  std::vector<Cursor> cursors_;
  std::vector<Name> names_;
  std::uint32_t shortest_ = 0;  // article
  double most_weight_ = 0;
  std::uint64_t postings_ = 0;
  Xapian::doccount least_count_ = 0;
  Xapian::doccount most_count_ = 0;

  // The articles from begin_ on: which have a term, and how often those of each tier.
  Xapian::docid begin_ = 0;
  Xapian::docid size_ = 0;
  std::vector<std::uint64_t> found_;
  std::unique_ptr<std::uint32_t[]> counts_;

  // Of survey(): how often an article has any of the terms, and a bit for each tier that it has.
  static constexpr unsigned kTierShift = 24;
  static constexpr std::uint32_t kCountMask = (std::uint32_t{1} << kTierShift) - 1;
  std::vector<std::uint32_t> sums_;
  std::uint32_t no_tier_;        // the bit behind the last tier
  std::vector<double> at_most_;  // by best tier and sum: the weight of the shortest article
};

}  // namespace tropa::search
