// How a writer names an article of an index: shard, segment, and Xapian's number in that. All
// arithmetic on such names is here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tropa {

/// 16 bits for the shard, 16 for the segment, 32 for the document; 0 is none. Valid until segments
/// are merged.
using DocumentNumber = std::uint64_t;

inline constexpr unsigned kSegmentShift = 32;
inline constexpr unsigned kShardShift = 48;

constexpr DocumentNumber number_in_segment(std::size_t segment, std::uint32_t document) {
  return (DocumentNumber{segment} << kSegmentShift) | document;
}
/// The same article as its shard numbers it -> as the index does.
constexpr DocumentNumber number_in_shard(std::size_t shard, DocumentNumber number) {
  return number == 0 ? 0 : (DocumentNumber{shard} << kShardShift) | number;
}
constexpr DocumentNumber without_shard(DocumentNumber number) {
  return number & ((DocumentNumber{1} << kShardShift) - 1);
}
constexpr std::size_t shard_of(DocumentNumber number) {
  return static_cast<std::size_t>(number >> kShardShift);
}
constexpr std::size_t segment_of(DocumentNumber number) {
  return static_cast<std::size_t>(without_shard(number) >> kSegmentShift);
}
constexpr std::uint32_t document_of(DocumentNumber number) {
  return static_cast<std::uint32_t>(number & 0xFFFFFFFFU);
}

}  // namespace tropa
