#include "search/best_articles.hpp"

#include "schema.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace tropa::search {
namespace {

// Weights are added up in another order to see whether an article is good enough; rounding must
// not hide it.
constexpr double kSlack = 1 - 1e-9;

// An article that is on the list so far.
struct Place {
  double weight = 0;
  Xapian::docid number = 0;                // in all databases together
  mutable std::optional<std::string> tie;  // once it was asked for
};

/// The list, and the order of it.
class Places {
 public:
  Places(std::span<const Xapian::Database> parts, Xapian::doccount wanted)
      : parts_(parts), wanted_(wanted) {}

  /// An article has to weigh as much.
  double least() const { return places_.size() < wanted_ ? 0 : least_; }

  void offer(double weight, Xapian::docid number) {
    if (wanted_ == 0) return;
    Place place{weight, number, {}};
    const auto better = [this](const Place& a, const Place& b) { return is_better(a, b); };
    if (places_.size() == wanted_) {
      if (!is_better(place, places_.front())) return;
      std::ranges::pop_heap(places_, better);
      places_.pop_back();
    }
    places_.push_back(std::move(place));
    std::ranges::push_heap(places_, better);
    least_ = places_.front().weight;
  }

  std::vector<BestArticles::Article> best_first() {
    std::ranges::sort(places_, [this](const Place& a, const Place& b) { return is_better(a, b); });
    std::vector<BestArticles::Article> out;
    for (const Place& place : places_) out.push_back({place.number, place.weight});
    return out;
  }

 private:
  // The id decides between equals, so that the order of indexing shows nowhere.
  bool is_better(const Place& a, const Place& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    const int order = tie(a).compare(tie(b));
    return order != 0 ? order < 0 : a.number < b.number;
  }

  const std::string& tie(const Place& place) {
    if (!place.tie) {
      const auto count = static_cast<Xapian::docid>(parts_.size());
      const Xapian::docid part = (place.number - 1) % count;
      const Xapian::docid article = (place.number - 1) / count + 1;
      if (ties_.empty()) ties_.resize(count);
      Ties& ties = ties_[part];
      // Most are asked for in the order in which they are found.
      if (!ties.is_open || ties.last > article) {
        ties.values = parts_[part].valuestream_begin(schema::kSlotTie);
        ties.is_open = true;
      }
      ties.last = article;
      const Xapian::ValueIterator end;
      if (ties.values != end) ties.values.skip_to(article);
      const bool has_one = ties.values != end && ties.values.get_docid() == article;
      place.tie = has_one ? *ties.values : std::string();
    }
    return *place.tie;
  }

  struct Ties {
    Xapian::ValueIterator values;
    Xapian::docid last = 0;
    bool is_open = false;
  };

  std::span<const Xapian::Database> parts_;
  std::size_t wanted_;
  double least_ = 0;
  std::vector<Place> places_;  // a heap, the worst in front
  std::vector<Ties> ties_;     // of each part
};

/// The groups in one database. Of each, those tiers are read that an article needs to get onto the
/// list; what the others add is looked up for articles that may.
class Part {
 public:
  Part(const std::vector<WeightedGroup>& groups, const Xapian::Database& database, Kept& kept,
       PartNumber number)
      : part_(kept.of(database)), number_(number) {
    for (const WeightedGroup& group : groups) {
      GroupReader reader(group.terms, database, part_, number);
      if (reader.most_count() > 0) groups_.push_back({std::move(reader), group.scale});
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
  void search(Places& places, Xapian::doccount& count, Xapian::doccount count_to);

 private:
  struct Group {
    GroupReader reader;
    double scale;
    bool is_complete = false;  // in the window

    /// What an article weighs at most that has none of the tiers that are read.
    double unread() const { return scale * reader.most_weight_from(reader.read_tiers()); }

    double weight_at_most(Xapian::docid article) const {
      if (!reader.has(article)) return is_complete ? 0 : unread();
      return scale * (is_complete ? reader.weight_at_most(article) : reader.most_weight());
    }
  };

  void read_less(double least);
  void drop_light(double least);
  void choose(Places& places);

  std::shared_ptr<KeptPart> part_;
  PartNumber number_;
  std::vector<Group> groups_;            // in the order of the query
  double read_for_ = 0;                  // the least weight that the tiers were chosen for
  std::vector<Xapian::docid> articles_;  // of the window, that may be good enough
  std::array<std::uint64_t, GroupReader::kMostWindow / 64> bits_{};  // the same
};

// Leaves tiers unread, those with the most postings for what they weigh first, as long as an
// article cannot be good enough by all that is unread.
void Part::read_less(double least) {
  if (least <= read_for_) return;
  read_for_ = least;
  double unread = 0;
  for (const Group& group : groups_) unread += group.unread();
  for (;;) {
    Group* best = nullptr;
    double best_gain = 0;
    double best_cost = 0;
    for (Group& group : groups_) {
      const std::size_t tiers = group.reader.read_tiers();
      if (tiers == 0) continue;
      const double cost = group.scale * group.reader.most_weight_from(tiers - 1) - group.unread();
      if (unread + cost >= least) continue;
      const double gain =
          static_cast<double>(group.reader.postings_in(tiers - 1)) / std::max(cost, 1e-9);
      if (best != nullptr && gain <= best_gain) continue;
      best = &group;
      best_gain = gain;
      best_cost = cost;
    }
    if (best == nullptr) return;
    best->reader.read_only(best->reader.read_tiers() - 1);
    unread += best_cost;
  }
}

// Drops articles of the window that cannot be good enough, as far as is known.
void Part::drop_light(double least) {
  std::erase_if(articles_, [&](Xapian::docid article) {
    double most = 0;
    for (const Group& group : groups_) most += group.weight_at_most(article);
    return most < least;
  });
}

// Offers those articles of the window that are good enough.
void Part::choose(Places& places) {
  drop_light(places.least() * kSlack);
  for (Group& group : groups_) {
    if (group.is_complete) continue;
    bits_.fill(0);
    for (const Xapian::docid article : articles_) {
      const Xapian::docid place = article - group.reader.begin();
      bits_[place / 64] |= std::uint64_t{1} << (place % 64);
    }
    group.reader.complete(articles_, bits_);
    group.is_complete = true;
    drop_light(places.least() * kSlack);
  }
  for (const Xapian::docid article : articles_) {
    double most = 0;
    for (const Group& group : groups_) most += group.weight_at_most(article);
    if (most < places.least() * kSlack) continue;
    const std::uint32_t length = part_->lengths.of(article);
    double weight = 0;
    for (const Group& group : groups_) {
      if (group.reader.has(article)) weight += group.scale * group.reader.weight(article, length);
    }
    if (weight < places.least()) continue;
    places.offer(weight, (article - 1) * number_.of + number_.number + 1);
  }
}

void Part::search(Places& places, Xapian::doccount& count, Xapian::doccount count_to) {
  constexpr Xapian::docid kWindow = GroupReader::kMostWindow;
  std::array<std::uint64_t, kWindow / 64> found{};
  for (;;) {
    if (count > count_to) read_less(places.least() * kSlack);
    Xapian::docid begin = PostingCursor::kEnd;
    for (const Group& group : groups_) begin = std::min(begin, group.reader.next());
    if (begin == PostingCursor::kEnd) return;
    found.fill(0);
    for (Group& group : groups_) {
      group.reader.fill(begin, kWindow);
      group.is_complete = group.reader.reads_all();
      for (std::size_t k = 0; k < found.size(); ++k) found[k] |= group.reader.found()[k];
    }
    articles_.clear();
    for (std::size_t k = 0; k < found.size(); ++k) {
      for (std::uint64_t rest = found[k]; rest != 0; rest &= rest - 1) {
        const auto place = 64 * k + static_cast<std::size_t>(std::countr_zero(rest));
        articles_.push_back(begin + static_cast<Xapian::docid>(place));
      }
    }
    if (count <= count_to) count += static_cast<Xapian::doccount>(articles_.size());
    choose(places);
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
  Places places(parts, wanted);
  // Where one word alone has more articles, there is nothing to count.
  Xapian::doccount count = least > count_to ? least : 0;
  for (Part& part : opened) part.search(places, count, count_to);
  out.articles = places.best_first();
  out.is_counted = count <= count_to;
  out.count = count;
  return out;
}

}  // namespace tropa::search
