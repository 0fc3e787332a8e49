// What a block of a glass table looks like: a head, a directory of two bytes for the place of each
// item, a gap, and the items. Numbers in blocks have their highest byte first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tropa::glass {

// Head: revision (4 bytes), level (1), size of the gap (2), all free space (2), end of the
// directory (2).
inline constexpr std::size_t kRevisionBytes = 4;
inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kGapAt = 5;
inline constexpr std::size_t kFreeAt = 7;
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kDirectoryAt = 11;
inline constexpr std::size_t kPlaceBytes = 2;

// An item of a leaf: flags and size - 3 (2 bytes), length of the key (1), key, number of the piece
// (2, not in the first piece), piece of the tag.
inline constexpr std::size_t kItemHead = 3;
inline constexpr std::size_t kPieceNumberBytes = 2;
inline constexpr unsigned kCompressed = 0x8000;
inline constexpr unsigned kLastPiece = 0x4000;
inline constexpr unsigned kFirstPiece = 0x2000;
inline constexpr unsigned kItemSize = 0x1FFF;

// An item of a branch: number of the block (4), length of the key (1), key, number of the piece
// (2).
inline constexpr std::size_t kBranchHead = 5;

inline void set_number(char* at, std::uint32_t number, std::size_t bytes) {
  while (bytes-- > 0) {
    at[bytes] = static_cast<char>(number & 0xFFU);
    number >>= 8U;
  }
}

inline std::uint32_t number_at(std::string_view block, std::size_t at, std::size_t bytes) {
  std::uint32_t number = 0;
  for (const char byte : block.substr(at, bytes)) {
    number = (number << 8U) | static_cast<unsigned char>(byte);
  }
  return number;
}

}  // namespace tropa::glass
