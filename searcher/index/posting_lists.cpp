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
  glass::PostingChunk part = chunk;  // what is left of it, then its front
  for (;;) {
    glass::PostingPlace place;
    if (!place.enter(part)) return false;
    most = std::max(most, place.count);
    std::uint32_t count = 1;
    while (place.at != chunk.end && count < kPostings) {
      std::uint32_t of_four = 0;
      if (count + 4 <= kPostings && place.skip_four(chunk, chunk.last, of_four)) {
        most = std::max(most, of_four);
        count += 4;
        continue;
      }
      if (!place.next(chunk)) return false;
      most = std::max(most, place.count);
      ++count;
    }
    part.last = place.document;
    part.end = place.at;
    chunks.push_back(part);
    documents += count;
    if (place.at == chunk.end) return place.document == chunk.last;
    std::uint32_t left_out = 0;
    part.begin = place.at;
    part.end = chunk.end;
    if (!take_varint(part.begin, chunk.end, left_out)) return false;
    if (left_out >= chunk.last - place.document) return false;
    part.first = place.document + left_out + 1;
  }
}

void PostingList::throw_changed() {
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
