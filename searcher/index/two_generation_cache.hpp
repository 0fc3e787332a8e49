// Keeps what was used last, up to a total size, under the bytes it is known by. Knows nothing of
// what it keeps.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tropa::search {

/// In two generations: when the young one is full, it becomes the old one, and what was not asked
/// for since is gone. Costs no list of uses, and one pass over many things does not drop all others
/// one by one.
template <typename Value>
class TwoGenerationCache {
 public:
  /// Bytes with their hash, which is worked out once for all that is looked up with it. Borrows.
  class Key {
   public:
    template <typename Bytes>
    requires std::convertible_to<const Bytes&, std::string_view> Key(const Bytes& bytes)
        : bytes_(bytes), hash_(std::hash<std::string_view>{}(bytes_)) {}
    std::size_t hash() const { return hash_; }
    operator std::string_view() const { return bytes_; }

   private:
    std::string_view bytes_;
    std::size_t hash_;
  };

  explicit TwoGenerationCache(std::size_t most) : most_(most / 2) {}

  /// nullptr when it is not kept. The pointer is good until the next call.
  Value* find(const Key& key) {
    if (const auto found = young_.find(key); found != young_.end()) return &found->second.value;
    const auto found = old_.find(key);
    if (found == old_.end()) return nullptr;
    auto node = old_.extract(found);
    return enter(young_.insert(std::move(node)).position->second);
  }

  /// In place of what was kept under this key. nullptr when it is too large to be kept.
  Value* keep(const Key& key, Value value, std::size_t size) {
    forget(key);
    if (size > most_) return nullptr;
    return enter(young_.try_emplace(std::string(key), std::move(value), size).first->second);
  }

  void forget(const Key& key) {
    if (const auto found = old_.find(key); found != old_.end()) old_.erase(found);
    const auto found = young_.find(key);
    if (found == young_.end()) return;
    size_ -= found->second.size;
    young_.erase(found);
  }

  void clear() {
    young_.clear();
    old_.clear();
    size_ = 0;
  }

 private:
  struct Entry {
    Entry(Value v, std::size_t s) : value(std::move(v)), size(s) {}
    Value value;
    std::size_t size;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const Key& key) const { return key.hash(); }
  };
  struct IsEqual {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return a == b; }
  };
  using Entries = std::unordered_map<std::string, Entry, Hash, IsEqual>;

  Value* enter(Entry& entry) {
    size_ += entry.size;
    if (size_ > most_) {
      old_ = std::exchange(young_, {});  // entries stay where they are
      size_ = 0;
    }
    return &entry.value;
  }

  std::size_t most_;  // of one generation
  std::size_t size_ = 0;
  Entries young_;
  Entries old_;
};

}  // namespace tropa::search
