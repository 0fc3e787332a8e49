// Where the values of one slot stand in the mapped table, as far as readers came across them. Who
// asks for one again goes straight there, without the path through the tree, which waits for memory
// at every step.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tropa::glass {

/// Thread-safe: threads that find out the same write the same. Eight bytes a document.
class ValuePlaces {
 public:
  struct Place {
    std::uint64_t begin = 0;  // byte of the file
    std::uint32_t size = 0;   // 0: not known
  };

  explicit ValuePlaces(std::uint32_t last_document) : places_(std::size_t{last_document} + 1) {}

  Place of(std::uint32_t document) const {
    if (document >= places_.size()) return {};
    const std::uint64_t place = places_[document].load(std::memory_order_relaxed);
    return {place >> kSizeBits, static_cast<std::uint32_t>(place & kSizeMask)};
  }
  void note(std::uint32_t document, Place place) {
    if (document >= places_.size() || place.size > kSizeMask) return;
    places_[document].store(place.begin << kSizeBits | place.size, std::memory_order_relaxed);
  }

 private:
  // A value that is larger than a block stands in several.
  static constexpr unsigned kSizeBits = 13;
  static constexpr std::uint64_t kSizeMask = (std::uint64_t{1} << kSizeBits) - 1;
  std::vector<std::atomic<std::uint64_t>> places_;
};

}  // namespace tropa::glass
