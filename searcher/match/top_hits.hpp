// The best hits so far, and the order between them. The keys that decide between equals are only
// read where there are some.
#pragma once

#include "index/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tropa::search {

struct ScoredHit {
  std::uint32_t segment = 0;
  DocumentNumber document = 0;  // in its segment
  double score = 0;
};

/// For one thread.
class TopHits {
 public:
  /// `wanted` hits of these segments, newest first if `by_date`; if `per_language` is not 0, at
  /// most so many of each language.
  TopHits(std::span<const std::shared_ptr<const Segment>> segments, std::size_t wanted,
          bool by_date, std::size_t per_language);

  bool is_full() const;

  /// A document has to score as much. 0 as long as any may enter.
  double threshold() const { return threshold_; }

  /// Whether a document may enter that scores so much at most.
  bool may_enter(std::uint32_t segment, DocumentNumber document, double at_most) const;

  /// Throws Xapian errors.
  void offer(ScoredHit hit);

  std::vector<ScoredHit> best_first();

 private:
  struct Entry {
    ScoredHit hit;
    const std::string* date = nullptr;       // if hits are sorted by it
    mutable std::optional<std::string> key;  // once it was asked for
  };
  /// A heap with the worst hit in front.
  struct List {
    std::string language = {};  // empty: all
    std::size_t wanted = 0;
    std::vector<Entry> entries = {};
    bool is_full() const { return entries.size() >= wanted; }
  };
  bool is_better(const Entry& a, const Entry& b);
  const std::string& key_of(const Entry& entry);
  /// nullptr when there is none yet.
  const List* list_of(std::uint32_t segment, DocumentNumber document) const;
  void set_threshold();

  std::span<const std::shared_ptr<const Segment>> segments_;
  std::size_t wanted_;
  bool by_date_;
  std::size_t per_language_;
  double threshold_ = 0;
  std::vector<List> lists_;                      // one, or one for each language
  std::vector<std::optional<SlotReader>> keys_;  // of each segment that was asked for one
};

}  // namespace tropa::search
