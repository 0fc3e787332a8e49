// Numbers in as few bytes as they need: seven bits a byte, lowest first; the high bit says that
// more follow. The index, the stored articles and Xapian's own format all write numbers like this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tropa {

inline void put_varint(std::string& out, std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U) out += static_cast<char>(number | 0x80U);
  out += static_cast<char>(number);
}

/// Moves `at` behind the number. False when there is none before `end`, or when it does not fit
/// into `Number`. Most numbers have one byte, and this is the innermost loop of a search.
template <typename Number>
inline bool take_varint(const char*& at, const char* end, Number& number) {
  constexpr unsigned kBits = 8 * sizeof(Number);
  if (at == end) return false;
  auto byte = static_cast<unsigned char>(*at++);
  number = byte & 0x7FU;
  for (unsigned shift = 7; byte >= 0x80U; shift += 7) {
    if (at == end || shift >= kBits) return false;
    byte = static_cast<unsigned char>(*at++);
    const Number part = byte & 0x7FU;
    if (part << shift >> shift != part) return false;
    number |= part << shift;
  }
  return true;
}

/// The same at the front of `bytes`, which loses it.
template <typename Number>
inline bool take_varint(std::string_view& bytes, Number& number) {
  const char* at = bytes.data();
  const bool is_there = take_varint(at, bytes.data() + bytes.size(), number);
  bytes.remove_prefix(static_cast<std::size_t>(at - bytes.data()));
  return is_there;
}

}  // namespace tropa
