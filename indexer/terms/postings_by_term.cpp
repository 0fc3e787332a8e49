#include "terms/postings_by_term.hpp"

#include "terms/term_order.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace tropa {
namespace {

// So many terms ahead a term is asked for from memory.
constexpr std::size_t kExpectedTerms = 8;

/// Term -> its number, in the order of first sight.
class Numbers {
 public:
  static std::size_t hash_of(std::string_view term) { return std::hash<std::string_view>()(term); }

  /// Begins to fetch from memory what of() will look at.
  void expect(std::size_t hash) const {
    __builtin_prefetch(places_.data() + (hash & (places_.size() - 1)));
  }

  std::uint32_t of(std::string_view term, std::size_t hash) {
    if (2 * (terms_.size() + 1) > places_.size()) grow();
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
    const std::vector<Place> before =
        std::exchange(places_, std::vector<Place>(2 * places_.size()));
    const std::size_t mask = places_.size() - 1;
    for (const Place& place : before) {
      if (place.number == kFree) continue;
      std::size_t at = place.hash & mask;  // never more than 32 bits of places
      while (places_[at].number != kFree) at = (at + 1) & mask;
      places_[at] = place;
    }
  }

  std::vector<Place> places_ = std::vector<Place>(std::size_t{1} << 14U);  // at most half taken
  std::vector<std::string_view> terms_;
};

}  // namespace

PostingsByTerm::PostingsByTerm(std::span<const glass::Document> articles) {
  Numbers numbers;
  std::vector<std::size_t> hashes;  // of the terms of an article
  std::vector<std::uint32_t> number_of_each;
  std::vector<std::uint32_t> counts;
  for (const glass::Document& article : articles) {
    hashes.clear();
    for (const glass::Document::Term& term : article.terms) {
      hashes.push_back(Numbers::hash_of(article.text_of(term)));
    }
    for (std::size_t at = 0; at < hashes.size(); ++at) {
      if (at + kExpectedTerms < hashes.size()) numbers.expect(hashes[at + kExpectedTerms]);
      const std::uint32_t number = numbers.of(article.text_of(article.terms[at]), hashes[at]);
      if (number == counts.size()) counts.push_back(0);
      ++counts[number];
      number_of_each.push_back(number);
    }
  }
  const std::vector<std::string_view> terms = numbers.take_terms();
  std::vector<std::uint32_t> next;  // place of the next posting of each term
  next.reserve(counts.size());
  std::uint32_t sum = 0;
  for (const std::uint32_t count : counts) {
    next.push_back(sum);
    sum += count;
  }
  postings_.resize(sum);
  auto number = number_of_each.begin();
  for (std::size_t at = 0; at < articles.size(); ++at) {
    for (const glass::Document::Term& term : articles[at].terms) {
      postings_[next[*number++]++] = {static_cast<std::uint32_t>(at + 1), term.wdf};
    }
  }
  TermOrder order;
  order.reserve(terms.size());
  for (const std::string_view term : terms) order.add(term);
  lists_.reserve(terms.size());
  const std::span<const glass::Posting> all(postings_);
  for (const TermOrder::Key& key : order.sorted()) {
    const std::uint32_t count = counts[key.number];
    lists_.push_back({order.term_of(key), all.subspan(next[key.number] - count, count)});
  }
}

}  // namespace tropa
