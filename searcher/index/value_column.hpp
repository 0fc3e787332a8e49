// The values of one slot for all documents of a segment, in memory: filters by date, orders by
// date, quotas and facets read them document by document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::search {

class ValueColumn {
 public:
  ValueColumn() = default;
  /// Documents with their values; the others have the empty one.
  ValueColumn(std::vector<std::pair<std::uint32_t, std::string>> values, std::uint32_t last);

  /// The number of a document's value among all of them in the order of their bytes.
  std::uint32_t rank_of(std::uint32_t document) const { return ranks_[document]; }
  const std::string& value(std::uint32_t rank) const { return values_[rank]; }
  const std::string& value_of(std::uint32_t document) const { return values_[ranks_[document]]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }

  /// The first value that is not less.
  std::uint32_t first_from(std::string_view value) const;

 private:
  std::vector<std::uint32_t> ranks_;
  std::vector<std::string> values_{std::string()};
};

}  // namespace tropa::search
