// A set of hashes, for vocabularies of millions: one flat array, a quarter of the memory and of the
// cache misses of std::unordered_set. Only grows; knows not what was hashed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tropa {

class HashSet {
 public:
  /// True when it was not there.
  bool insert(std::uint64_t hash) {
    if (hash == kFree) hash = 1;
    if (4 * (size_ + 1) > 3 * places_.size()) grow();
    if (!put(hash)) return false;
    ++size_;
    return true;
  }

  bool contains(std::uint64_t hash) const {
    if (hash == kFree) hash = 1;
    return !places_.empty() && places_[place_of(hash)] == hash;
  }

  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t kFree = 0;

  /// Where it is, or where it would be.
  std::size_t place_of(std::uint64_t hash) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t place = hash & mask;
    while (places_[place] != kFree && places_[place] != hash) place = (place + 1) & mask;
    return place;
  }

  bool put(std::uint64_t hash) {
    std::uint64_t& place = places_[place_of(hash)];
    if (place == hash) return false;
    place = hash;
    return true;
  }

  void grow() {
    std::vector<std::uint64_t> before(places_.empty() ? 1024 : 2 * places_.size(), kFree);
    std::swap(before, places_);
    for (const std::uint64_t hash : before) {
      if (hash != kFree) put(hash);
    }
  }

  std::vector<std::uint64_t> places_;  // a power of two, at most three quarters taken
  std::size_t size_ = 0;
};

}  // namespace tropa
