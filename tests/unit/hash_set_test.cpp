// The flat set against std::set.
#include "terms/hash_set.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

TEST_CASE("a set of hashes holds what was put in, each once, zero too") {
  std::mt19937_64 random(7);
  tropa::HashSet flat;
  std::set<std::uint64_t> slow;
  CHECK_FALSE(flat.contains(0));
  for (int round = 0; round < 20'000; ++round) {
    const std::uint64_t hash = round % 3 == 0 ? random() % 500 * 1024 + 2 : random();
    CHECK(flat.insert(hash) == slow.insert(hash).second);
  }
  CHECK(flat.size() == slow.size());
  for (const std::uint64_t hash : slow) CHECK(flat.contains(hash));
  CHECK(flat.insert(0));
  CHECK_FALSE(flat.insert(0));
  CHECK(flat.contains(0));
}
