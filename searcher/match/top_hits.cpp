#include "match/top_hits.hpp"

#include "schema.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tropa::search {

TopHits::TopHits(std::span<const std::shared_ptr<const Segment>> segments, std::size_t wanted,
                 bool by_date, std::size_t per_language)
    : segments_(segments), wanted_(wanted), by_date_(by_date), per_language_(per_language) {
  keys_.resize(segments_.size());
  if (per_language_ == 0) lists_.push_back({.wanted = wanted_});
  set_threshold();
}

bool TopHits::is_full() const {
  return !lists_.empty() && std::ranges::all_of(lists_, &List::is_full);
}

// What the worst hit scores. By date, a low score keeps nothing out, and with a quota, a language
// may come that has no hit yet.
void TopHits::set_threshold() {
  if (wanted_ == 0) {
    threshold_ = std::numeric_limits<double>::infinity();
  } else if (per_language_ == 0 && !by_date_ && lists_[0].is_full()) {
    threshold_ = lists_[0].entries.front().hit.score;
  }
}

const TopHits::List* TopHits::list_of(std::uint32_t segment, DocumentNumber document) const {
  if (per_language_ == 0) return &lists_[0];
  const std::string& language =
      segments_[segment]->column(schema::kSlotLanguage).value_of(document);
  const auto found = std::ranges::find(lists_, language, &List::language);
  return found == lists_.end() ? nullptr : &*found;
}

bool TopHits::may_enter(std::uint32_t segment, DocumentNumber document, double at_most) const {
  if (wanted_ == 0) return false;
  const List* const list = list_of(segment, document);
  if (list == nullptr || !list->is_full()) return true;
  const Entry& worst = list->entries.front();
  if (by_date_) {
    const std::string& date = segments_[segment]->column(schema::kSlotDate).value_of(document);
    if (date != *worst.date) return date > *worst.date;
  }
  return at_most >= worst.hit.score;
}

void TopHits::offer(ScoredHit hit) {
  if (wanted_ == 0) return;
  if (list_of(hit.segment, hit.document) == nullptr) {
    const Segment& segment = *segments_[hit.segment];
    lists_.push_back({.language = segment.column(schema::kSlotLanguage).value_of(hit.document),
                      .wanted = std::min(wanted_, per_language_)});
  }
  List& list = const_cast<List&>(*list_of(hit.segment, hit.document));
  Entry entry{hit, nullptr, {}};
  if (by_date_) {
    entry.date = &segments_[hit.segment]->column(schema::kSlotDate).value_of(hit.document);
  }
  const auto better = [this](const Entry& a, const Entry& b) { return is_better(a, b); };
  if (list.is_full()) {
    if (!is_better(entry, list.entries.front())) return;
    std::ranges::pop_heap(list.entries, better);
    list.entries.pop_back();
  }
  list.entries.push_back(std::move(entry));
  std::ranges::push_heap(list.entries, better);
  set_threshold();
}

std::vector<ScoredHit> TopHits::best_first() {
  std::vector<Entry> all;
  for (List& list : lists_) std::ranges::move(list.entries, std::back_inserter(all));
  std::ranges::sort(all, [this](const Entry& a, const Entry& b) { return is_better(a, b); });
  if (all.size() > wanted_) all.resize(wanted_);
  std::vector<ScoredHit> out;
  for (const Entry& entry : all) out.push_back(entry.hit);
  return out;
}

// The id decides between equals, so that the order of indexing shows nowhere.
bool TopHits::is_better(const Entry& a, const Entry& b) {
  if (by_date_ && *a.date != *b.date) return *a.date > *b.date;
  if (a.hit.score != b.hit.score) return a.hit.score > b.hit.score;
  const int order = key_of(a).compare(key_of(b));
  return order != 0
             ? order < 0
             : std::pair(a.hit.segment, a.hit.document) < std::pair(b.hit.segment, b.hit.document);
}

const std::string& TopHits::key_of(const Entry& entry) {
  if (entry.key) return *entry.key;
  std::optional<SlotReader>& reader = keys_[entry.hit.segment];
  if (!reader) reader.emplace(*segments_[entry.hit.segment], schema::kSlotDocumentKey);
  return entry.key.emplace(reader->value_of(entry.hit.document));
}

}  // namespace tropa::search
