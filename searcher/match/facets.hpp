// Counts hits by language, source and month.
#pragma once

#include "match/scorer.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tropa::search {

/// Of one segment.
class FacetCounter {
 public:
  explicit FacetCounter(const Segment& segment);

  void add(DocumentNumber document) {
    ++languages_[language_.rank_of(document)];
    ++sources_[source_.rank_of(document)];
    ++dates_[date_.rank_of(document)];
  }

  /// "lang", "source", "month" -> value -> hits. Documents without a value are left out.
  void add_to(std::map<std::string, std::map<std::string, std::uint64_t>>& facets) const;

 private:
  const ValueColumn& language_;
  const ValueColumn& source_;
  const ValueColumn& date_;
  std::vector<std::uint64_t> languages_;
  std::vector<std::uint64_t> sources_;
  std::vector<std::uint64_t> dates_;
};

}  // namespace tropa::search
