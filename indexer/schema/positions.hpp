// Where the words of an article stand: a few bytes a word, kept with the article, that tell whether
// words which it surely has follow each other. Knows no index and no query.
//
// Xapian's own positions are an entry of a table for every term of every article, and made more
// than half of the index. Here a place holds a short code of its term instead. Codes are chosen
// anew for each article, until no two of its terms share one: for terms that are known to be in the
// article, and the postings know that, the answer is exact.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::schema {

/// The texts of an article that have places, in the order in which they are stored.
enum class TextField : std::uint8_t { kTitle, kText, kAuthor };

/// Gathers the places of one article. Terms are body terms, also in the title and the author's
/// name.
class PositionsWriter {
 public:
  void add(TextField field, std::uint32_t position, std::string_view term);
  /// The same for a term that stands at many places: its bytes are looked at once.
  std::uint32_t number_of(std::string_view term);
  void add(TextField field, std::uint32_t position, std::uint32_t number);

  /// `own_title`: the title stands for itself and is no copy of the text's beginning. `stemmed`:
  /// the article is in a language of ours, so that words with stems are kept as their stems. Empty
  /// when there is no word.
  std::string bytes(bool own_title, bool stemmed) const;

  /// Terms that follow each other in a field, see neighbours.hpp.
  std::vector<std::uint64_t> pairs() const;

 private:
  struct Entry {
    std::uint32_t position;
    std::uint32_t number;  // of its term
  };
  std::vector<std::uint64_t> hashes_;          // of each number
  std::array<std::vector<Entry>, 3> entries_;  // of each field
};

/// Reads what PositionsWriter wrote, in place. Trusts no byte.
class Positions {
 public:
  /// nullopt when the bytes are damaged. They must outlive the object.
  static std::optional<Positions> from(std::string_view bytes);

  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// The numbers that the words of a field have. Fields never touch each other.
  Range range(TextField field) const { return ranges_[static_cast<std::size_t>(field)]; }
  bool own_title() const { return own_title_; }
  bool stemmed() const { return stemmed_; }

  /// What stands for a term, given as hash_of() its bytes. Means nothing for a term that the
  /// article does not have.
  std::uint64_t code_of(std::uint64_t hash) const;

  /// Whether a code stands anywhere.
  bool contains(std::uint64_t code) const;

  /// The places in `range` where one of `codes` stands, ascending, each once.
  void find(std::span<const std::uint64_t> codes, Range range,
            std::vector<std::uint32_t>& places) const;

 private:
  Positions() = default;

  std::array<Range, 3> ranges_;
  bool own_title_ = true;
  bool stemmed_ = true;
  unsigned width_ = 2;  // bytes of a code
  unsigned seed_ = 0;
  std::string_view first_;    // the first code of every place
  std::string_view further_;  // the other codes of places that have several
  std::string_view further_places_;
};

}  // namespace tropa::schema
