#include "match/top_phrase_hits.hpp"

#include "index/frequencies.hpp"
#include "match/phrase_matcher.hpp"
#include "match/top_hits.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace tropa::search {
namespace {

// Of more than are counted, so many are looked at to tell how many there are.
constexpr double kSample = 200;

// The first look is at so many; each further one at twice as many.
constexpr std::size_t kFirstLook = 32;

constexpr std::size_t kBytesBesidePlaces = 150;

struct Candidate {
  double weight = 0;
  Xapian::docid number = 0;  // in all databases together

  friend bool operator<(const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight < b.weight : a.number > b.number;
  }
};

/// As Xapian weighs a term, to the last digit.
class TermWeight {
 public:
  TermWeight(Xapian::doccount articles, double all, double average_length)
      : factor_(xapian_rarity(articles, all) * (expand::kBm25K1 + 1)),
        per_length_(average_length > 0 ? 1 / average_length : 0) {}

  double of(std::uint32_t count, std::uint32_t length) const {
    constexpr double kLeastLength = 0.5;
    const double relative = std::max(length * per_length_, kLeastLength);
    const double times = count;
    return factor_ *
           (times / (expand::kBm25K1 * (relative * expand::kBm25B + (1 - expand::kBm25B)) + times));
  }

 private:
  double factor_;
  double per_length_;
};

/// The articles of one database that have all words, with their weights.
class Part {
 public:
  Part(const std::vector<WeightedRow>& rows, const Xapian::Database& all,
       const Xapian::Database& database, Kept& kept, PartNumber number)
      : part_(kept.of(database)), number_(number), last_(database.get_lastdocid()) {
    const double articles = all.get_doccount();
    const double average = all.get_avlength();
    for (const WeightedRow& row : rows) {
      for (const std::vector<std::string>& terms : row.places) {
        Place& place = places_.emplace_back();
        for (const std::string& term : terms) {
          const Word word = part_->postings.of(term);
          if (word.count == 0) continue;
          place.postings += word.count;
          place.leaves.push_back({part_->postings.cursor(term, word),
                                  TermWeight(kept.count(all, term), articles, average),
                                  &term,
                                  word,
                                  {},
                                  0});
        }
      }
    }
    for (std::size_t i = 0; i < places_.size(); ++i) rarest_first_.push_back(i);
    std::ranges::stable_sort(rarest_first_, {},
                             [this](std::size_t i) { return places_[i].postings; });
  }

  void find(std::vector<Candidate>& out) {
    if (places_.empty() || places_[rarest_first_[0]].postings == 0) return;
    for (;;) {
      Xapian::docid begin = PostingCursor::kEnd;
      for (const Leaf& leaf : places_[rarest_first_[0]].leaves) {
        begin = std::min(begin, leaf.at.article());
      }
      if (begin == PostingCursor::kEnd) break;
      find_from(begin, out);
    }
    // What was read whole is there for the next query.
    for (const Place& place : places_) {
      for (const Leaf& leaf : place.leaves) {
        if (const auto list = leaf.at.whole()) part_->postings.keep(*leaf.term, leaf.word, list);
      }
    }
  }

 private:
  static constexpr Xapian::docid kWindow = 1 << 15;
  using Bits = std::array<std::uint64_t, kWindow / 64>;

  struct Leaf {
    PostingCursor at;
    TermWeight weight;
    const std::string* term;
    Word word;
    // In the window: article, count. Other articles may be among them.
    std::vector<std::pair<Xapian::docid, std::uint32_t>> read;
    std::size_t weighed = 0;
  };
  struct Place {
    std::vector<Leaf> leaves;
    std::uint64_t postings = 0;
  };

  static void set(Bits& bits, Xapian::docid place) {
    bits[place / 64] |= std::uint64_t{1} << (place % 64);
  }
  static bool has(const Bits& bits, Xapian::docid place) {
    return (bits[place / 64] >> (place % 64) & 1) != 0;
  }

  void find_from(Xapian::docid begin, std::vector<Candidate>& out);
  void read(Place& place, Xapian::docid begin, bool is_first);
  double weigh(Xapian::docid article);

  std::shared_ptr<KeptPart> part_;
  PartNumber number_;
  Xapian::docid last_;
  std::vector<Place> places_;
  std::vector<std::size_t> rarest_first_;
  // Of the window: the articles that have all words read so far.
  std::vector<Xapian::docid> articles_;
  Bits bits_{};
};

// Reads a place in the window and keeps those articles that have one of its terms.
void Part::read(Place& place, Xapian::docid begin, bool is_first) {
  constexpr double kReadsOfLookup = 8;  // cost as much as one
  const Xapian::docid end =
      PostingCursor::kEnd - begin < kWindow ? PostingCursor::kEnd : begin + kWindow;
  Bits found{};
  for (Leaf& leaf : place.leaves) {
    leaf.read.clear();
    leaf.weighed = 0;
    const auto use = [&](Xapian::docid article, std::uint32_t count) {
      if (!is_first && !has(bits_, article - begin)) return;
      leaf.read.emplace_back(article, count);
      set(found, article - begin);
    };
    if (is_first) {
      leaf.at.read_to(end, use);
      continue;
    }
    const double reads =
        static_cast<double>(leaf.word.count) / last_ * (articles_.back() - articles_.front() + 1);
    leaf.at.skip_to(articles_.front());
    if (reads <= kReadsOfLookup * static_cast<double>(articles_.size())) {
      leaf.at.read_to(articles_.back() + 1, use);
      continue;
    }
    for (const Xapian::docid article : articles_) {
      leaf.at.skip_to(article);
      if (leaf.at.article() == article) use(article, leaf.at.count());
    }
  }
  bits_ = found;
  articles_.clear();
  for (std::size_t k = 0; k < found.size(); ++k) {
    for (std::uint64_t rest = found[k]; rest != 0; rest &= rest - 1) {
      const auto bit = 64 * k + static_cast<std::size_t>(std::countr_zero(rest));
      articles_.push_back(begin + static_cast<Xapian::docid>(bit));
    }
  }
}

// Articles come in ascending order.
double Part::weigh(Xapian::docid article) {
  const std::uint32_t length = part_->lengths.of(article);
  double out = 0;
  for (Place& place : places_) {
    double sum = 0;
    for (Leaf& leaf : place.leaves) {
      while (leaf.weighed < leaf.read.size() && leaf.read[leaf.weighed].first < article) {
        ++leaf.weighed;
      }
      if (leaf.weighed < leaf.read.size() && leaf.read[leaf.weighed].first == article) {
        sum += leaf.weight.of(leaf.read[leaf.weighed].second, length);
      }
    }
    out += sum;
  }
  return out;
}

void Part::find_from(Xapian::docid begin, std::vector<Candidate>& out) {
  for (const std::size_t number : rarest_first_) {
    read(places_[number], begin, number == rarest_first_[0]);
    if (articles_.empty()) return;
  }
  for (const Xapian::docid article : articles_) {
    out.push_back({weigh(article), (article - 1) * number_.of + number_.number + 1});
  }
}

/// Looks at where the words stand in some articles, in the order of each database.
class Check {
 public:
  Check(const std::vector<WeightedRow>& rows, std::span<const Xapian::Database> parts,
        Analyzer& analyzer, Kept& kept)
      : rows_(rows), parts_(parts), analyzer_(analyzer), kept_(kept) {}

  /// Takes those out of `candidates` in which a row does not stand.
  void keep_right(std::vector<Candidate>& candidates) {
    const auto count = static_cast<Xapian::docid>(parts_.size());
    std::ranges::sort(candidates, {}, [&](const Candidate& one) {
      return std::pair((one.number - 1) % count, one.number);
    });
    std::optional<Xapian::docid> open;
    std::erase_if(candidates, [&](const Candidate& one) {
      const Xapian::docid part = (one.number - 1) % count;
      if (open != part) start(parts_[part]);
      open = part;
      return !stand_in((one.number - 1) / count + 1, one.number);
    });
  }

 private:
  void start(const Xapian::Database& database) {
    checkers_.clear();
    part_ = kept_.of(database);
    for (const WeightedRow& row : rows_) {
      checkers_.emplace_back(row.row, database, analyzer_, &part_->postings);
    }
    values_ = database.valuestream_begin(schema::kSlotPositions);
  }

  const std::string* places_of(Xapian::docid article, Xapian::docid number) {
    const std::string key = std::to_string(number);
    if (const std::string* const known = kept_.places.find(key)) return known;
    const Xapian::ValueIterator end;
    if (values_ != end) values_.skip_to(article);
    if (values_ == end || values_.get_docid() != article) return nullptr;
    bytes_ = *values_;
    kept_.places.keep(key, bytes_, bytes_.size() + kBytesBesidePlaces);
    return &bytes_;
  }

  bool stand_in(Xapian::docid article, Xapian::docid number) {
    const std::string* const places = places_of(article, number);
    return places != nullptr && std::ranges::all_of(checkers_, [&](RowChecker& checker) {
             return checker.stands_in(article, *places);
           });
  }

  const std::vector<WeightedRow>& rows_;
  std::span<const Xapian::Database> parts_;
  Analyzer& analyzer_;
  Kept& kept_;
  std::shared_ptr<KeptPart> part_;
  std::vector<RowChecker> checkers_;  // of the part
  Xapian::ValueIterator values_;
  std::string bytes_;
};

// In how many of these articles the rows stand, by some of them. The digits of the weights choose
// those: by the weights themselves, the heaviest, it would be too many, and how articles are
// numbered or spread over databases must change nothing.
double about_right(const std::vector<Candidate>& candidates, Check& check) {
  const double share = kSample / static_cast<double>(candidates.size());
  std::vector<Candidate> some;
  for (const Candidate& one : candidates) {
    std::uint64_t mixed = std::bit_cast<std::uint64_t>(one.weight) * 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ mixed >> 32U) * 0xD6E8FEB86659FD93U;
    if (static_cast<double>(mixed >> 32U) < share * 0x1p32) some.push_back(one);
  }
  const auto looked_at = static_cast<double>(some.size());
  check.keep_right(some);
  return static_cast<double>(some.size()) / std::max(1.0, looked_at) *
         static_cast<double>(candidates.size());
}

}  // namespace

BestOfRows best_of_rows(const std::vector<WeightedRow>& rows, const Xapian::Database& all,
                        std::span<const Xapian::Database> parts, Analyzer& analyzer, Kept& kept,
                        Xapian::doccount wanted, Xapian::doccount count_to) {
  std::vector<Candidate> heap;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PartNumber number{static_cast<Xapian::docid>(i),
                            static_cast<Xapian::docid>(parts.size())};
    Part(rows, all, parts[i], kept, number).find(heap);
  }
  const std::size_t candidates = heap.size();
  const bool is_counting = candidates <= count_to;
  Check check(rows, parts, analyzer, kept);
  BestOfRows out;
  if (!is_counting) out.about = about_right(heap, check);
  std::make_heap(heap.begin(), heap.end());
  BestList best(parts, wanted);
  std::size_t right = 0;
  std::size_t look = std::max<std::size_t>(kFirstLook, 2 * std::size_t{wanted});
  std::vector<Candidate> some;
  const auto is_done = [&] {
    return heap.empty() ||
           (!is_counting && best.is_full() && (wanted == 0 || heap.front().weight < best.least()));
  };
  while (!is_done()) {
    some.clear();
    while (!heap.empty() && (is_counting || some.size() < look)) {
      some.push_back(heap.front());
      std::pop_heap(heap.begin(), heap.end());
      heap.pop_back();
    }
    look *= 2;
    check.keep_right(some);
    right += some.size();
    for (const Candidate& one : some) best.offer(one.weight, one.number);
  }
  out.best.articles = best.best_first();
  out.best.count = static_cast<Xapian::doccount>(right);
  out.best.is_counted = heap.empty();
  return out;
}

}  // namespace tropa::search
