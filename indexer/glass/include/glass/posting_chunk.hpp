// A part of a list of postings as a table has it: the bytes where they stand, read one posting
// after the other. Trusts no byte, because a writer may use their block again meanwhile.
#pragma once

#include "tropa/varint.hpp"

#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>

namespace tropa::glass {

/// The count of the first document, then for each later one how many are left out before it and
/// its count, all as varints.
struct PostingChunk {
  std::uint32_t first = 0;  // document
  std::uint32_t last = 0;
  const char* begin = nullptr;
  const char* end = nullptr;
  const char* block = nullptr;  // of the file, in which it stands; nullptr for a copy

  /// Whether it still is of this revision, and what was read of it before is worth something.
  bool is_intact(std::uint32_t revision) const {
    if (block == nullptr) return true;
    std::atomic_signal_fence(std::memory_order_seq_cst);
    std::uint32_t written = 0;  // with the block: its first four bytes, the highest in front
    for (int at = 0; at < 4; ++at) written = written << 8U | static_cast<unsigned char>(block[at]);
    return written <= revision;
  }
};

/// A posting of a chunk. Moves only forward.
struct PostingPlace {
  std::uint32_t document = 0;
  std::uint32_t count = 0;
  const char* at = nullptr;  // behind it

  /// To the first posting. False when there is none.
  bool enter(const PostingChunk& chunk) {
    at = chunk.begin;
    document = chunk.first;
    return take_varint(at, chunk.end, count);
  }

  /// To the next posting. False behind the last one.
  bool next(const PostingChunk& chunk) {
    if (chunk.end - at >= 2 && ((at[0] | at[1]) & 0x80) == 0) {
      const auto left_out = static_cast<std::uint32_t>(at[0]);
      if (left_out >= chunk.last - document) return false;
      document += left_out + 1;
      count = static_cast<std::uint32_t>(at[1]);
      at += 2;
      return true;
    }
    std::uint32_t left_out = 0;
    if (at == chunk.end || !take_varint(at, chunk.end, left_out)) return false;
    if (left_out >= chunk.last - document) return false;
    document += left_out + 1;
    return take_varint(at, chunk.end, count);
  }

  /// Calls use(document, count) for this posting and all further ones before `end`, which is behind
  /// this one. False when the chunk ends before.
  template <typename Use>
  bool read_to(const PostingChunk& chunk, std::uint32_t end, Use&& use) {
    PostingPlace place = *this;  // in registers, whatever use() does
    const PostingChunk all = chunk;
    do {
      use(place.document, place.count);
      if (!place.next(all)) return false;
    } while (place.document < end);
    *this = place;
    return true;
  }

  /// To the first posting from `target` on, which is behind this one. False when there is none.
  bool skip_to(const PostingChunk& chunk, std::uint32_t target) {
    std::uint32_t ignored = 0;
    while (skip_four(chunk, target, ignored)) {
    }
    while (document < target) {
      if (!next(chunk)) return false;
    }
    return true;
  }

  /// Over four postings at once, if all their numbers have one byte and the last is before
  /// `target`. Says how often any of them has the term at most: not more than twice too much.
  bool skip_four(const PostingChunk& chunk, std::uint32_t target, std::uint32_t& most) {
    if constexpr (std::endian::native != std::endian::little) return false;
    constexpr std::uint64_t kLonger = 0x8080808080808080U;
    constexpr std::uint64_t kLeftOut = 0x00FF00FF00FF00FFU;  // every other byte
    constexpr std::uint64_t kSum = 0x0001000100010001U;
    std::uint64_t numbers = 0;
    if (chunk.end - at < static_cast<std::ptrdiff_t>(sizeof numbers)) return false;
    std::memcpy(&numbers, at, sizeof numbers);
    if ((numbers & kLonger) != 0) return false;
    const auto step = static_cast<std::uint32_t>((numbers & kLeftOut) * kSum >> 48U) + 4;
    if (step >= target - document) return false;
    document += step;
    at += sizeof numbers;
    numbers |= numbers >> 32U;
    most = static_cast<std::uint32_t>((numbers | numbers >> 16U) >> 8U & 0xFFU);
    return true;
  }
};

}  // namespace tropa::glass
