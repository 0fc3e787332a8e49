// A part of a list of postings as a table has it: the bytes where they stand, read one posting
// after the other. Trusts no byte, because a writer may use their block again meanwhile.
#pragma once

#include "tropa/varint.hpp"

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
    std::uint32_t left_out = 0;
    if (at == chunk.end || !take_varint(at, chunk.end, left_out)) return false;
    if (left_out >= chunk.last - document) return false;
    document += left_out + 1;
    return take_varint(at, chunk.end, count);
  }

  /// To the first posting from `target` on, which is behind this one. False when there is none.
  bool skip_to(const PostingChunk& chunk, std::uint32_t target) {
    skip_four(chunk, target);
    while (document < target) {
      if (!next(chunk)) return false;
    }
    return true;
  }

 private:
  /// Four postings at a time, as long as all their numbers have one byte and none reaches `target`.
  void skip_four(const PostingChunk& chunk, std::uint32_t target) {
    if constexpr (std::endian::native != std::endian::little) return;
    constexpr std::uint64_t kLonger = 0x8080808080808080U;
    constexpr std::uint64_t kLeftOut = 0x00FF00FF00FF00FFU;  // every other byte
    constexpr std::uint64_t kSum = 0x0001000100010001U;
    std::uint64_t numbers = 0;
    while (chunk.end - at >= static_cast<std::ptrdiff_t>(sizeof numbers)) {
      std::memcpy(&numbers, at, sizeof numbers);
      if ((numbers & kLonger) != 0) return;
      const auto step = static_cast<std::uint32_t>((numbers & kLeftOut) * kSum >> 48U) + 4;
      if (step >= target - document) return;
      document += step;
      at += sizeof numbers;
    }
  }
};

}  // namespace tropa::glass
