// The terms, positions and entries of the vocabulary of one article, as they come in its text, made
// into what is written of it.
#pragma once

#include "neighbours.hpp"
#include "positions.hpp"
#include "schema.hpp"
#include "terms/indexed_document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa {

/// Gathers occurrences in the order of the text, then sorts them into terms.
class TermCollector {
 public:
  explicit TermCollector(IndexedDocument& out) : out_(out) {}

  /// Where it is, for add_weight().
  std::uint32_t add(std::string_view term, std::uint32_t weight) {
    entries_.push_back({static_cast<std::uint32_t>(out_.document.letters.size()),
                        static_cast<std::uint32_t>(term.size()), weight});
    out_.document.letters += term;
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  void add_weight(std::uint32_t entry, std::uint32_t weight) { entries_[entry].weight += weight; }
  void vocabulary_entry(std::string key, std::string_view term) {
    // Packed letters are at most half as long again.
    if (3 * (key.size() + term.size()) > 2 * schema::kMaxEntryBytes - 2 &&
        schema::vocabulary_entry(key, term).size() > schema::kMaxEntryBytes) {
      return;
    }
    out_.vocabulary.emplace_back(std::move(key), term);
  }

  void place(schema::TextField field, std::uint32_t position, std::string_view term) {
    positions_.add(field, position, term);
  }
  /// The same for the term of add().
  void place(schema::TextField field, std::uint32_t position, std::uint32_t entry) {
    Entry& of = entries_[entry];
    if (of.positions_number == Entry::kNone) {
      const std::string_view all(out_.document.letters);
      of.positions_number = positions_.number_of(all.substr(of.begin, of.size));
    }
    positions_.add(field, position, of.positions_number);
  }
  std::string positions(bool own_title, bool stemmed) const {
    return positions_.bytes(own_title, stemmed);
  }

  std::string neighbours() const { return schema::neighbours(positions_.pairs()); }

  /// Once, at the end.
  void finish();

 private:
  struct Entry {
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t weight = 0;
    std::uint32_t positions_number = kNone;  // of its term in the PositionsWriter
  };

  IndexedDocument& out_;
  std::vector<Entry> entries_;
  schema::PositionsWriter positions_;
};

}  // namespace tropa
