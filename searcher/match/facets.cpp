#include "match/facets.hpp"

#include "schema.hpp"

namespace tropa::search {
namespace {

/// "20251201T134500" -> "2025-12".
std::string month_of(const std::string& date) {
  return date.size() < 6 ? std::string() : date.substr(0, 4) + '-' + date.substr(4, 2);
}

}  // namespace

FacetCounter::FacetCounter(const Segment& segment)
    : language_(segment.column(schema::kSlotLanguage)),
      source_(segment.column(schema::kSlotSource)),
      date_(segment.column(schema::kSlotDate)),
      languages_(language_.size()),
      sources_(source_.size()),
      dates_(date_.size()) {}

void FacetCounter::add_to(
    std::map<std::string, std::map<std::string, std::uint64_t>>& facets) const {
  for (std::uint32_t rank = 1; rank < languages_.size(); ++rank) {
    if (languages_[rank] > 0) facets["lang"][language_.value(rank)] += languages_[rank];
  }
  for (std::uint32_t rank = 1; rank < sources_.size(); ++rank) {
    if (sources_[rank] > 0) facets["source"][source_.value(rank)] += sources_[rank];
  }
  for (std::uint32_t rank = 1; rank < dates_.size(); ++rank) {
    const std::string month = month_of(date_.value(rank));
    if (dates_[rank] > 0 && !month.empty()) facets["month"][month] += dates_[rank];
  }
}

}  // namespace tropa::search
