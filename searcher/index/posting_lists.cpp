#include "index/posting_lists.hpp"

#include <xapian.h>

#include <algorithm>
#include <string_view>

namespace tropa::search {

std::size_t PostingList::bytes() const {
  std::size_t sum = sizeof *this + chunks.size() * sizeof chunks[0];
  for (const std::string& copy : copies) sum += sizeof copy + copy.size();
  return sum;
}

bool PostingList::add(const glass::PostingChunk& chunk) {
  constexpr std::uint32_t kPostings = 128;
  std::uint32_t document = chunk.first;
  std::uint32_t count = 0;
  std::uint32_t left_out = 0;
  for (const char* at = chunk.begin;;) {
    if (at == chunk.begin || documents % kPostings == 0)
      chunks.push_back({.first = document, .begin = at});
    if (!take_varint(at, chunk.end, count)) return false;
    ++documents;
    most = std::max(most, count);
    chunks.back().last = document;
    chunks.back().end = at;
    if (at == chunk.end) return document == chunk.last;
    if (!take_varint(at, chunk.end, left_out) || left_out >= chunk.last - document) return false;
    document += left_out + 1;
  }
}

void PostingList::check_file(const glass::PostingChunk& chunk) const {
  const std::string_view bytes(chunk.begin, static_cast<std::size_t>(chunk.end - chunk.begin));
  if (tables->is_intact(bytes)) return;
  throw Xapian::DatabaseModifiedError("the index was changed while it was read: search again");
}

void PostingListMaker::add(DocumentNumber document, std::uint32_t count) {
  if (bytes_.empty()) {
    chunk_.first = document;
  } else {
    put_varint(bytes_, document - chunk_.last - 1);
  }
  chunk_.last = document;
  put_varint(bytes_, count);
}

PostingList PostingListMaker::finish() {
  PostingList list;
  if (bytes_.empty()) return list;
  const std::string& bytes = list.copies.emplace_back(std::move(bytes_));
  chunk_.begin = bytes.data();
  chunk_.end = bytes.data() + bytes.size();
  list.add(chunk_);
  return list;
}

PostingCursor::PostingCursor(std::shared_ptr<const PostingList> list) : list_(std::move(list)) {
  enter(begin_, 0);
  read_ = begin_;
}

/// To the first posting of a chunk, or of the next one that has any.
void PostingCursor::enter(Place& place, std::size_t chunk) const {
  for (place.chunk = chunk; place.chunk < list_->chunks.size(); ++place.chunk) {
    if (place.posting.enter(list_->chunks[place.chunk])) return;
    list_->check(list_->chunks[place.chunk]);
  }
  place.posting.document = kEnd;
}

void PostingCursor::move_on(Place& place, DocumentNumber to) const {
  const std::vector<glass::PostingChunk>& chunks = list_->chunks;
  if (chunks[place.chunk].last < to) {
    list_->check(chunks[place.chunk]);
    std::size_t chunk = place.chunk + 1;
    while (chunk < chunks.size() && chunks[chunk].last < to) ++chunk;
    enter(place, chunk);
    if (place.posting.document >= to) return;
  }
  glass::PostingPlace posting = place.posting;
  if (posting.skip_to(chunks[place.chunk], to)) {
    place.posting = posting;
    return;
  }
  // It ends before its last document only if somebody wrote over it.
  list_->check(chunks[place.chunk]);
  enter(place, place.chunk + 1);
}

bool PostingCursor::has(DocumentNumber document) const {
  const std::vector<glass::PostingChunk>& chunks = list_->chunks;
  const auto chunk = std::ranges::lower_bound(chunks, document, {}, &glass::PostingChunk::last);
  Place place;
  enter(place, static_cast<std::size_t>(chunk - chunks.begin()));
  move(place, document);
  if (place.posting.document != kEnd) list_->check(chunks[place.chunk]);
  return place.posting.document == document;
}

}  // namespace tropa::search
