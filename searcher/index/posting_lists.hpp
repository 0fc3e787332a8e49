// The postings of a term in one segment, read where they stand in the file, and a cursor that moves
// through them window by window. Knows nothing of queries and scores.
#pragma once

#include "glass/glass.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {

using DocumentNumber = std::uint32_t;  // in its segment, from 1

/// All postings of a term in one segment: where to find them, 32 bytes for each 128. They are not
/// copied: fresh memory of five bytes a posting would have to be touched before it can be filled.
/// The file must outlive the list.
struct PostingList {
  std::vector<glass::PostingChunk> chunks;  // ascending; none is empty, none has many postings
  std::deque<std::string> copies;           // of what does not stand in the file in one piece
  std::uint32_t revision = 0;               // of the file that they stand in
  std::uint32_t documents = 0;
  std::uint32_t most = 0;  // times in one document, or up to twice as many

  std::size_t bytes() const;

  /// Adds the postings of a chunk of any size, which come after all that are there. False when it
  /// is damaged.
  bool add(const glass::PostingChunk& chunk);

  /// Throws Xapian::DatabaseModifiedError when a writer has used the chunk's place again: what was
  /// read of it since is worth nothing.
  void check(const glass::PostingChunk& chunk) const {
    if (!chunk.is_intact(revision)) throw_changed();
  }

 private:
  [[noreturn]] static void throw_changed();
};

/// Collects postings that cannot be read where they stand.
class PostingListMaker {
 public:
  /// Documents ascend.
  void add(DocumentNumber document, std::uint32_t count);
  PostingList finish();

 private:
  std::string bytes_;
  glass::PostingChunk chunk_;
};

/// Moves forward through a list in windows. What a window holds can be read more than once.
/// Throws as PostingList::check() does.
class PostingCursor {
 public:
  static constexpr DocumentNumber kEnd = std::numeric_limits<DocumentNumber>::max();

  explicit PostingCursor(std::shared_ptr<const PostingList> list);

  const PostingList& list() const { return *list_; }

  /// The first document from `from` on, which is not before that of the last call; kEnd for none.
  /// It is the beginning of the next window.
  DocumentNumber seek(DocumentNumber from) {
    const bool is_ahead = read_.posting.document > begin_.posting.document;
    if (is_ahead && from >= read_to_) begin_ = read_;
    move(begin_, from);
    return begin_.posting.document;
  }

  /// Calls use(document, count) for all of the window before `end`.
  template <typename Use>
  void read_to(DocumentNumber end, Use&& use) {
    Place place = begin_;
    while (place.posting.document < end) {
      const glass::PostingChunk& chunk = list_->chunks[place.chunk];
      const bool is_inside = place.posting.read_to(chunk, end, use);
      list_->check(chunk);
      if (!is_inside) enter(place, place.chunk + 1);
    }
    read_ = place;
    read_to_ = end;
  }

  /// The same for those of the window that are among `documents`, ascending.
  template <typename Use>
  void look_up(std::span<const DocumentNumber> documents, Use&& use) const {
    Place place = begin_;
    for (const DocumentNumber document : documents) {
      move(place, document);
      if (place.posting.document == kEnd) return;
      if (place.posting.document == document) use(document, place.posting.count);
    }
    if (place.posting.document != kEnd) list_->check(list_->chunks[place.chunk]);
  }

  /// Wherever the window is.
  bool has(DocumentNumber document) const;

 private:
  struct Place {
    std::size_t chunk = 0;
    glass::PostingPlace posting;  // its document is kEnd behind the last chunk
  };

  void enter(Place& place, std::size_t chunk) const;
  void move(Place& place, DocumentNumber to) const {
    if (place.posting.document < to) move_on(place, to);
  }
  void move_on(Place& place, DocumentNumber to) const;

  std::shared_ptr<const PostingList> list_;
  Place begin_;  // of the window
  Place read_;   // behind what was read last
  DocumentNumber read_to_ = kEnd;
};

}  // namespace tropa::search
