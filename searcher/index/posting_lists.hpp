// The postings of a term in one segment, in memory, and a cursor that moves through them window by
// window. Knows nothing of queries and scores.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace tropa::search {

using DocumentNumber = std::uint32_t;  // in its segment, from 1

/// All postings of a term in one segment.
struct PostingList {
  std::vector<DocumentNumber> documents;  // ascending
  std::vector<std::uint8_t> counts;       // of the term in each; 255 may stand for more
  std::vector<std::pair<DocumentNumber, std::uint32_t>> large;  // counts above 255, ascending
  std::uint32_t most = 0;                                       // times in one document

  void add(DocumentNumber document, std::uint32_t count);
  std::uint32_t count_at(std::size_t at) const {
    return counts[at] < 255 || large.empty() ? counts[at] : large_count(documents[at]);
  }
  std::size_t bytes() const;

 private:
  std::uint32_t large_count(DocumentNumber document) const;
};

/// Moves forward through a list in windows. What a window holds can be read more than once.
class PostingCursor {
 public:
  static constexpr DocumentNumber kEnd = std::numeric_limits<DocumentNumber>::max();

  explicit PostingCursor(std::shared_ptr<const PostingList> list) : list_(std::move(list)) {}

  const PostingList& list() const { return *list_; }

  /// The first document from `from` on, which is not before that of the last call; kEnd for none.
  /// It is the beginning of the next window.
  DocumentNumber seek(DocumentNumber from) {
    if (read_ > at_ && list_->documents[read_ - 1] < from) at_ = read_;
    at_ = find(at_, from);
    return at_ == list_->documents.size() ? kEnd : list_->documents[at_];
  }

  /// Calls use(document, count) for all of the window before `end`.
  template <typename Use>
  void read_to(DocumentNumber end, Use&& use) {
    const DocumentNumber* const documents = list_->documents.data();
    const std::size_t size = list_->documents.size();
    if (list_->large.empty()) {
      const std::uint8_t* const counts = list_->counts.data();
      std::size_t at = at_;
      for (; at < size && documents[at] < end; ++at) use(documents[at], std::uint32_t{counts[at]});
      read_ = at;
      return;
    }
    std::size_t at = at_;
    for (; at < size && documents[at] < end; ++at) use(documents[at], list_->count_at(at));
    read_ = at;
  }

  /// The same for those of the window that are among `documents`, ascending.
  template <typename Use>
  void look_up(std::span<const DocumentNumber> documents, Use&& use) const {
    std::size_t at = at_;
    for (const DocumentNumber document : documents) {
      at = find(at, document);
      if (at == list_->documents.size()) return;
      if (list_->documents[at] == document) use(document, list_->count_at(at));
    }
  }

  bool has(DocumentNumber document) const {
    return std::ranges::binary_search(list_->documents, document);
  }

 private:
  /// The next one is seldom far: in growing steps, then by halves.
  std::size_t find(std::size_t at, DocumentNumber document) const {
    const std::vector<DocumentNumber>& documents = list_->documents;
    if (at == documents.size() || documents[at] >= document) return at;
    std::size_t step = 1;
    while (at + step < documents.size() && documents[at + step] < document) {
      at += step;
      step *= 2;
    }
    const auto begin = documents.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end =
        documents.begin() + static_cast<std::ptrdiff_t>(std::min(at + step + 1, documents.size()));
    return static_cast<std::size_t>(std::lower_bound(begin, end, document) - documents.begin());
  }

  std::shared_ptr<const PostingList> list_;
  std::size_t at_ = 0;    // the beginning of the window
  std::size_t read_ = 0;  // behind what was read last
};

}  // namespace tropa::search
