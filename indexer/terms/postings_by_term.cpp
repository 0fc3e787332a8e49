#include "terms/postings_by_term.hpp"

#include "terms/term_order.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace tropa {
namespace {

/// Term -> its number, in the order of first sight.
class Numbers {
 public:
  std::uint32_t of(std::string_view term) {
    if (2 * (terms_.size() + 1) > places_.size()) grow();
    const std::size_t hash = std::hash<std::string_view>()(term);
    Place& place = places_[place_of(hash, term)];
    if (place.number == kFree) {
      place = {.hash = static_cast<std::uint32_t>(hash),
               .number = static_cast<std::uint32_t>(terms_.size())};
      terms_.push_back(term);
    }
    return place.number;
  }
  std::vector<std::string_view> take_terms() { return std::move(terms_); }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Place {
    std::uint32_t hash = 0;  // half of it, to look at few terms
    std::uint32_t number = kFree;
  };

  std::size_t place_of(std::size_t hash, std::string_view term) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    const auto half = static_cast<std::uint32_t>(hash);
    while (places_[at].number != kFree &&
           (places_[at].hash != half || terms_[places_[at].number] != term)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void grow() {
    const std::vector<Place> before = std::exchange(
        places_, std::vector<Place>(places_.empty() ? std::size_t{1} << 14U : 2 * places_.size()));
    const std::size_t mask = places_.size() - 1;
    for (const Place& place : before) {
      if (place.number == kFree) continue;
      std::size_t at = place.hash & mask;  // never more than 32 bits of places
      while (places_[at].number != kFree) at = (at + 1) & mask;
      places_[at] = place;
    }
  }

  std::vector<Place> places_;  // a power of two, at most half of them taken
  std::vector<std::string_view> terms_;
};

}  // namespace

PostingsByTerm::PostingsByTerm(std::span<const IndexedDocument> articles) {
  Numbers numbers;
  std::vector<std::uint32_t> number_of_each;
  std::vector<std::uint32_t> counts;
  for (const IndexedDocument& article : articles) {
    for (const IndexedDocument::Term& term : article.terms) {
      const std::uint32_t number = numbers.of(article.text_of(term));
      if (number == counts.size()) counts.push_back(0);
      ++counts[number];
      number_of_each.push_back(number);
    }
  }
  terms_ = numbers.take_terms();
  begin_.reserve(counts.size() + 1);
  std::uint32_t sum = 0;
  for (const std::uint32_t count : counts) {
    begin_.push_back(sum);
    sum += count;
  }
  begin_.push_back(sum);
  entries_.resize(sum);
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  auto number = number_of_each.begin();
  for (std::size_t at = 0; at < articles.size(); ++at) {
    for (const IndexedDocument::Term& term : articles[at].terms) {
      entries_[next[*number++]++] = {static_cast<std::uint32_t>(at + 1), term.wdf};
    }
  }
  TermOrder order;
  order.reserve(terms_.size());
  for (const std::string_view term : terms_) order.add(term);
  order_.reserve(terms_.size());
  for (const TermOrder::Key& key : order.sorted()) order_.push_back(key.number);
}

PostingsByTerm::List PostingsByTerm::operator[](std::size_t at) const {
  const std::uint32_t number = order_[at];
  const std::span<const Entry> all(entries_);
  return {terms_[number], all.subspan(begin_[number], begin_[number + 1] - begin_[number])};
}

}  // namespace tropa
