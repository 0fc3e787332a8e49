#include "match/top_hits.hpp"

#include "schema.hpp"

#include <algorithm>
#include <utility>

namespace tropa::search {

void BestList::offer(double weight, Xapian::docid number) {
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

std::vector<BestArticles::Article> BestList::best_first() {
  std::ranges::sort(places_, [this](const Place& a, const Place& b) { return is_better(a, b); });
  std::vector<BestArticles::Article> out;
  for (const Place& place : places_) out.push_back({place.number, place.weight});
  return out;
}

// The id decides between equals, so that the order of indexing shows nowhere.
bool BestList::is_better(const Place& a, const Place& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  const int order = tie(a).compare(tie(b));
  return order != 0 ? order < 0 : a.number < b.number;
}

const std::string& BestList::tie(const Place& place) {
  if (!place.tie) {
    const auto count = static_cast<Xapian::docid>(parts_.size());
    const Xapian::docid part = (place.number - 1) % count;
    const Xapian::docid article = (place.number - 1) / count + 1;
    if (ties_.empty()) ties_.resize(count);
    Ties& ties = ties_[part];
    // Most are asked for in the order in which they are found.
    if (!ties.is_open || ties.last > article) {
      ties.values = parts_[part].valuestream_begin(schema::kSlotDocumentKey);
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

}  // namespace tropa::search
