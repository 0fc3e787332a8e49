#include "glass/list_writer.hpp"

#include "glass/coding.hpp"
#include "glass/keys.hpp"

#include <algorithm>
#include <cassert>

namespace tropa::glass {
namespace {

// At most. A chunk that fits into a leaf whole can be read where it stands.
constexpr std::size_t kChunkBytes = 1000;
constexpr std::size_t kLongestEntry = 10;  // of one document: two numbers of 32 bits
constexpr std::uint64_t kMostOccurrences = 0xFFFFFFFF;

}  // namespace

std::optional<Chunk> take_chunk(std::string_view bytes, std::uint32_t first) {
  Input in(bytes);
  in.take_bytes(1);
  Chunk chunk{.first = first, .last = first + in.take_small_number(), .body = in.rest()};
  if (!in.is_good() || chunk.last < first) return std::nullopt;
  return chunk;
}

void ListWriter::make_room(std::uint32_t document, std::size_t bytes) {
  if (chunks_.empty() || bytes_.size() - chunks_.back().begin + bytes > kChunkBytes) {
    chunks_.push_back({.first = document, .last = document, .begin = bytes_.size()});
    return;
  }
  assert(document > chunks_.back().last);
  put_varint(bytes_, document - chunks_.back().last - 1);
}

void ListWriter::add(std::uint32_t document, std::uint32_t number) {
  make_room(document, kLongestEntry);
  put_varint(bytes_, number);
  chunks_.back().last = document;
}

void ListWriter::add(const Chunk& chunk) {
  make_room(chunk.first, chunk.body.size());
  bytes_ += chunk.body;
  chunks_.back().last = chunk.last;
}

Result<void> ListWriter::finish(TableWriter& table, std::string_view key, std::uint64_t documents,
                                std::uint64_t occurrences) {
  for (std::size_t at = 0; at < chunks_.size(); ++at) {
    const Span& chunk = chunks_[at];
    const bool is_last = at + 1 == chunks_.size();
    const std::size_t end = is_last ? bytes_.size() : chunks_[at + 1].begin;
    tag_.clear();
    if (at == 0) {
      put_varint(tag_, documents);
      put_varint(tag_, std::min(occurrences, kMostOccurrences));
      put_varint(tag_, chunk.first - 1);
    }
    tag_ += is_last ? '1' : '0';
    put_varint(tag_, chunk.last - chunk.first);
    tag_.append(bytes_, chunk.begin, end - chunk.begin);
    const Result<void> added =
        at == 0 ? table.add(key, tag_) : table.add(later_chunk_key(key, chunk.first), tag_);
    if (!added) return added;
  }
  bytes_.clear();
  chunks_.clear();
  return {};
}

}  // namespace tropa::glass
