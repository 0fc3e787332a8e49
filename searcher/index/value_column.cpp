#include "index/value_column.hpp"

#include <algorithm>

namespace tropa::search {

ValueColumn::ValueColumn(std::vector<std::pair<std::uint32_t, std::string>> values,
                         std::uint32_t last)
    : ranks_(std::size_t{last} + 1, 0) {
  for (const auto& [document, value] : values) {
    // Documents that follow each other often have the same one.
    if (values_.back() != value) values_.push_back(value);
  }
  std::ranges::sort(values_);
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  std::uint32_t rank = 0;
  for (const auto& [document, value] : values) {
    if (values_[rank] != value) rank = first_from(value);
    ranks_[document] = rank;
  }
}

std::uint32_t ValueColumn::first_from(std::string_view value) const {
  const auto found = std::ranges::lower_bound(values_, value);
  return static_cast<std::uint32_t>(found - values_.begin());
}

}  // namespace tropa::search
