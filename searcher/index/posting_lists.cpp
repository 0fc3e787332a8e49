#include "index/posting_lists.hpp"

namespace tropa::search {

void PostingList::add(DocumentNumber document, std::uint32_t count) {
  documents.push_back(document);
  counts.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(count, 255)));
  if (count > 255) large.emplace_back(document, count);
  most = std::max(most, count);
}

std::size_t PostingList::bytes() const {
  return sizeof *this + documents.size() * (sizeof(DocumentNumber) + 1) +
         large.size() * sizeof large[0];
}

std::uint32_t PostingList::large_count(DocumentNumber document) const {
  const auto found =
      std::ranges::lower_bound(large, document, {}, &decltype(large)::value_type::first);
  return found != large.end() && found->first == document ? found->second : 255;
}

}  // namespace tropa::search
