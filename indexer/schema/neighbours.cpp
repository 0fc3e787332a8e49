#include "neighbours.hpp"

#include <array>
#include <cstddef>

namespace tropa::schema {
namespace {

// With two bits set for each pair, (1 - exp(-2 / 4))^2 of the pairs that are not there seem to be:
// 15 of 100.
constexpr std::size_t kBitsOfPair = 4;

std::array<std::uint64_t, 2> bits_of(std::uint64_t pair, std::size_t bits) {
  constexpr std::uint64_t kLow = 0xFFFFFFFFU;
  return {(pair >> 32U) * bits >> 32U, (pair & kLow) * bits >> 32U};
}

}  // namespace

std::string neighbours(std::span<const std::uint64_t> pairs) {
  std::string filter((pairs.size() * kBitsOfPair + 7) / 8, '\0');
  for (const std::uint64_t pair : pairs) {
    for (const std::uint64_t bit : bits_of(pair, 8 * filter.size())) {
      filter[bit / 8] =
          static_cast<char>(static_cast<unsigned char>(filter[bit / 8]) | 1U << (bit % 8));
    }
  }
  return filter;
}

bool may_be_neighbours(std::string_view filter, std::uint64_t pair) {
  if (filter.empty()) return true;
  for (const std::uint64_t bit : bits_of(pair, 8 * filter.size())) {
    if ((static_cast<unsigned char>(filter[bit / 8]) >> (bit % 8) & 1U) == 0) return false;
  }
  return true;
}

}  // namespace tropa::schema
