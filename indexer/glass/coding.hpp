// Numbers and strings as Xapian's glass format has them. Writing appends to a string; reading
// checks every byte, because what is read may come from a damaged disk.
#pragma once

#include "tropa/varint.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tropa::glass {

/// Its length, then its bytes.
inline void put_string(std::string& out, std::string_view bytes) {
  put_varint(out, bytes.size());
  out += bytes;
}

/// Highest byte first, so that bytes sort as the numbers do: two bytes below 32768, then a byte
/// that begins with as many ones as there are more bytes than two.
inline void put_sorted_number(std::string& out, std::uint32_t number) {
  unsigned bytes = 2;
  unsigned mark = 0;
  if (number >= 0x8000U) {
    bytes = 3;
    for (std::uint64_t rest = number >> 22U; rest != 0; rest >>= 7U) ++bytes;
    mark = (0xFFU << (10U - bytes)) & 0xFFU;
  }
  const std::uint64_t wide = number;
  for (unsigned at = bytes; at-- > 0;) {
    const auto byte = static_cast<unsigned>((wide >> (8U * at)) & 0xFFU);
    out += static_cast<char>(at + 1 == bytes ? byte | mark : byte);
  }
}

/// Takes the same from the front of bytes, sorted numbers only as they are written above, so that
/// whatever is in order as bytes is in order as numbers. After the first thing that is not there,
/// everything is zero or empty and is_good() is false.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  bool is_good() const { return is_good_; }
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  std::uint64_t take_number() { return take<std::uint64_t>(); }
  std::uint32_t take_small_number() { return take<std::uint32_t>(); }

  std::string_view take_bytes(std::size_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view take_string() { return take_bytes(take_number()); }

  std::uint32_t take_sorted_number() {
    if (rest_.empty()) return static_cast<std::uint32_t>(fail());
    const auto first = static_cast<unsigned char>(rest_[0]);
    const auto ones = static_cast<unsigned>(std::countl_one(first));
    const std::string_view bytes = take_bytes(ones + 2U);
    if (bytes.empty() || ones > 3) return static_cast<std::uint32_t>(fail());
    std::uint64_t number = first & (0xFFU >> ones);
    for (const char byte : bytes.substr(1))
      number = (number << 8U) | static_cast<unsigned char>(byte);
    const std::uint64_t least = ones == 0 ? 0 : std::uint64_t{1} << (8U + 7U * ones);
    return number >= least && number <= 0xFFFFFFFFU ? static_cast<std::uint32_t>(number)
                                                    : static_cast<std::uint32_t>(fail());
  }

 private:
  template <typename Number>
  Number take() {
    Number number = 0;
    return take_varint(rest_, number) ? number : static_cast<Number>(fail());
  }

  std::uint64_t fail() {
    is_good_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace tropa::glass
