// What searches read of an index, kept for the next ones: one cache under one limit, which all
// threads share. Knows nothing of queries.
#pragma once

#include "index/two_generation_cache.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace tropa::search {

/// What a thing in the cache is, so that equal names of different things do not meet.
enum class Kept : char {
  kTerm,
  kCount,
  kVocabulary,
  kArticle,
  kDocuments,
};

/// Thread-safe. Things are immutable, so whoever got one may use it as long as they like.
class IndexCache {
 public:
  explicit IndexCache(std::size_t bytes)
      : shards_(make(bytes, std::make_index_sequence<kShards>())) {}

  /// The number of something that owns things in the cache: a segment or a snapshot. What nobody
  /// asks for any more, because its owner is gone, is dropped by and by.
  std::uint32_t new_owner() {
    const std::lock_guard lock(owners_);
    return next_owner_++;
  }

  /// nullptr when it is not there. `Thing` is the one that was kept under this kind.
  template <typename Thing>
  std::shared_ptr<const Thing> find(Kept kind, std::uint32_t owner, std::string_view name) {
    const Name known_by(kind, owner, name);
    const Things::Key key(known_by.bytes());
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    const auto* const found = shard.things.find(key);
    return found == nullptr ? nullptr : std::static_pointer_cast<const Thing>(*found);
  }

  template <typename Thing>
  void keep(Kept kind, std::uint32_t owner, std::string_view name,
            std::shared_ptr<const Thing> thing, std::size_t bytes) {
    const Name known_by(kind, owner, name);
    const Things::Key key(known_by.bytes());
    Shard& shard = shard_of(key);
    const std::size_t all = bytes + kBytesOfEntry + known_by.bytes().size();
    const std::lock_guard lock(shard.mutex);
    shard.things.keep(key, std::move(thing), all);
  }

  /// The same as find(), and keep() of what `make` returns when it is not there. `make` returns a
  /// Thing and its bytes; it runs unlocked, so two threads may do the same work once.
  template <typename Thing, typename Make>
  std::shared_ptr<const Thing> get(Kept kind, std::uint32_t owner, std::string_view name,
                                   Make&& make) {
    if (auto known = find<Thing>(kind, owner, name)) return known;
    auto [thing, bytes] = make();
    auto made = std::make_shared<const Thing>(std::move(thing));
    keep<Thing>(kind, owner, name, made, bytes);
    return made;
  }

 private:
  static constexpr std::size_t kShards = 8;
  static constexpr std::size_t kBytesOfEntry = 150;  // beside what the thing itself says
  using Things = TwoGenerationCache<std::shared_ptr<const void>>;
  struct Shard {
    explicit Shard(std::size_t bytes) : things(bytes) {}
    std::mutex mutex;
    Things things;
  };

  template <std::size_t... Number>
  static std::array<Shard, kShards> make(std::size_t bytes, std::index_sequence<Number...>) {
    return {Shard((static_cast<void>(Number), bytes / kShards))...};
  }

  /// What a thing is known by; a short one, and most are, takes no memory of its own.
  class Name {
   public:
    Name(Kept kind, std::uint32_t owner, std::string_view name) {
      const std::size_t size = 1 + sizeof owner + name.size();
      char* at = short_.data();
      if (size > short_.size()) {
        long_.resize(size);
        at = long_.data();
      }
      bytes_ = {at, size};
      *at++ = static_cast<char>(kind);
      at = std::copy_n(reinterpret_cast<const char*>(&owner), sizeof owner, at);
      std::ranges::copy(name, at);
    }
    Name(const Name&) = delete;
    Name& operator=(const Name&) = delete;

    std::string_view bytes() const { return bytes_; }

   private:
    std::array<char, 64> short_;
    std::string long_;
    std::string_view bytes_;
  };

  Shard& shard_of(const Things::Key& key) { return shards_[key.hash() / 64 % kShards]; }

  std::array<Shard, kShards> shards_;
  std::mutex owners_;
  std::uint32_t next_owner_ = 0;
};

}  // namespace tropa::search
