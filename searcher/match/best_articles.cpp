#include "match/best_articles.hpp"

#include "match/top_hits.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tropa::search {
namespace {

// Weights are added up in another order to see whether an article is good enough; rounding must
// not hide it.
constexpr double kSlack = 1 - 1e-9;

/// The groups in one database. In each window, articles are first judged by how many terms they
/// have, and only those that may be good enough are weighed.
class Part {
 public:
  Part(const std::vector<WeightedGroup>& groups, const Xapian::Database& database, Kept& kept,
       PartNumber number)
      : part_(kept.of(database)), number_(number) {
    for (const WeightedGroup& group : groups) {
      GroupReader reader(group.terms, database, part_, number);
      if (reader.most_count() == 0) continue;
      const double most = group.scale * reader.most_weight();
      const std::uint64_t postings = reader.postings();
      groups_.push_back({std::move(reader), group.scale, most, postings});
    }
  }

  /// At least so many articles will be found.
  Xapian::doccount least_count() const {
    Xapian::doccount least = 0;
    for (const Group& group : groups_) least = std::max(least, group.reader.least_count());
    return least;
  }

  /// Offers all articles that may be good enough. Counts them until they are more than `count_to`;
  /// from then on, it looks no more at those that cannot be.
  void search(BestList& best, Xapian::doccount& count, Xapian::doccount count_to);

 private:
  struct Group {
    GroupReader reader;
    double scale;

    double most;             // that it weighs
    std::uint64_t postings;  // of all its terms, at most
    bool is_read = true;     // window by window; else it is asked about single articles
  };
  struct Article {
    Xapian::docid number;  // in this database
    double most;           // that it weighs
  };

  void read_less(double least);
  void choose(Xapian::docid begin, BestList& best);

  std::shared_ptr<KeptPart> part_;
  PartNumber number_;
  std::vector<Group> groups_;        // in the order of the query
  double unread_ = 0;                // what those that are not read weigh at most
  double read_for_ = 0;              // the least weight for which they were chosen
  std::vector<Article> articles_;    // of the window, that may be good enough
  std::vector<Xapian::docid> rest_;  // of them, and the same as bits
  std::array<std::uint64_t, GroupReader::kMostWindow / 64> bits_{};
};

// Leaves a group unread, if no article can be good enough by that and the other unread ones alone,
// and if it has so many postings more than the others that looking up is less work.
void Part::read_less(double least) {
  constexpr std::uint64_t kTimes = 4;
  if (least <= read_for_) return;
  read_for_ = least;
  for (;;) {
    Group* largest = nullptr;
    std::uint64_t all = 0;
    for (Group& group : groups_) {
      if (!group.is_read) continue;
      all += group.postings;
      if (unread_ + group.most >= least) continue;
      if (largest == nullptr || group.postings > largest->postings) largest = &group;
    }
    if (largest == nullptr || largest->postings < kTimes * (all - largest->postings)) return;
    largest->is_read = false;
    unread_ += largest->most;
  }
}

// Offers those articles of the window that are good enough.
void Part::choose(Xapian::docid begin, BestList& best) {
  rest_.clear();
  bits_.fill(0);
  for (const Article& article : articles_) {
    const Xapian::docid place = article.number - begin;
    bits_[place / 64] |= std::uint64_t{1} << (place % 64);
    rest_.push_back(article.number);
  }
  for (Group& group : groups_) {
    if (!group.is_read) group.reader.look_at(begin, GroupReader::kMostWindow);
    group.reader.count(rest_, bits_, group.is_read);
  }
  for (const auto& [article, most] : articles_) {
    if (most < best.least() * kSlack) continue;
    const std::uint32_t length = part_->lengths.of(article);
    double weight = 0;
    for (const Group& group : groups_) weight += group.scale * group.reader.weight(article, length);
    if (weight <= 0 || weight < best.least()) continue;
    best.offer(weight, (article - 1) * number_.of + number_.number + 1);
  }
}

void Part::search(BestList& best, Xapian::doccount& count, Xapian::doccount count_to) {
  constexpr Xapian::docid kWindow = GroupReader::kMostWindow;
  std::array<std::uint64_t, kWindow / 64> found{};
  for (;;) {
    const double least = best.least() * kSlack;
    const bool is_counting = count <= count_to;
    if (!is_counting) read_less(least);
    Xapian::docid begin = PostingCursor::kEnd;
    for (const Group& group : groups_) {
      if (group.is_read) begin = std::min(begin, group.reader.next());
    }
    if (begin == PostingCursor::kEnd) return;
    found.fill(0);
    for (Group& group : groups_) {
      if (!group.is_read) continue;
      group.reader.survey(begin, kWindow, is_counting);
      for (std::size_t k = 0; k < found.size(); ++k) found[k] |= group.reader.found()[k];
    }
    articles_.clear();
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (is_counting) count += static_cast<Xapian::doccount>(std::popcount(found[k]));
      for (std::uint64_t rest = found[k]; rest != 0; rest &= rest - 1) {
        const auto place = 64 * k + static_cast<std::size_t>(std::countr_zero(rest));
        const Xapian::docid article = begin + static_cast<Xapian::docid>(place);
        double most = unread_;
        for (const Group& group : groups_) {
          if (group.is_read) most += group.scale * group.reader.surveyed(article);
        }
        if (most >= least) articles_.push_back({article, most});
      }
    }
    choose(begin, best);
  }
}

}  // namespace

BestArticles best_articles(const std::vector<WeightedGroup>& groups,
                           std::span<const Xapian::Database> parts, Kept& kept,
                           Xapian::doccount wanted, Xapian::doccount count_to) {
  std::vector<Part> opened;
  opened.reserve(parts.size());
  Xapian::doccount least = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PartNumber number{static_cast<Xapian::docid>(i),
                            static_cast<Xapian::docid>(parts.size())};
    least += opened.emplace_back(groups, parts[i], kept, number).least_count();
  }
  BestArticles out;
  BestList best(parts, wanted);
  // Where one word alone has more articles, there is nothing to count.
  Xapian::doccount count = least > count_to ? least : 0;
  for (Part& part : opened) part.search(best, count, count_to);
  out.articles = best.best_first();
  out.is_counted = count <= count_to;
  out.count = count;
  return out;
}

}  // namespace tropa::search
