// What two articles with nearly the same text have in common: a few bytes kept with each article,
// from which the share of equal word pairs in two texts is estimated. Knows no index and no query.
//
// This is MinHash with one permutation: every pair of neighbouring words falls into one of 64
// lanes by its hash, a lane keeps its smallest hash, and four bits of that are stored. Two texts
// agree in about so many lanes as they share pairs. Numbers have lanes of their own, because daily
// reports (rates, weather, losses) differ in nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::schema {

/// In a text with fewer words a single one may be what is new: it is a copy of another when that is
/// the same, or the same with a line more.
inline constexpr std::uint32_t kFewestWords = 40;

/// Gathers one article. Words are given by any hash that is the same for all forms of a word.
class ContentSignatureWriter {
 public:
  void add_title_word(std::uint64_t word) { title_ = mixed(title_, word); }
  void add_word(std::uint64_t word);
  /// `text`: as it is folded. `joins`: only a space stands between it and the number before it, as
  /// in 10 260.
  void add_number(std::string_view text, bool joins);

  /// The bytes for the slot; empty for an article without words.
  std::string bytes();

 private:
  static std::uint64_t mixed(std::uint64_t hash, std::uint64_t value);
  void end_number();

  static constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t title_ = 0;
  std::uint64_t text_ = 0;    // all words in their order
  std::uint64_t before_ = 0;  // the word before
  std::uint64_t number_ = 0;  // that is not over yet
  std::uint32_t words_ = 0;
  std::vector<std::uint16_t> sequence_;  // of a short text
  std::array<std::uint64_t, 64> pairs_ = filled<64>();
  std::array<std::uint64_t, 16> numbers_ = filled<16>();

  template <std::size_t Size>
  static constexpr std::array<std::uint64_t, Size> filled() {
    std::array<std::uint64_t, Size> lanes{};
    lanes.fill(kNone);
    return lanes;
  }
};

/// Reads what ContentSignatureWriter wrote. Trusts no byte.
class ContentSignature {
 public:
  /// nullopt when there is none.
  static std::optional<ContentSignature> from(std::string_view bytes);

  /// Whether two articles tell the same in nearly the same words. Symmetric, not transitive.
  friend bool are_copies(const ContentSignature& a, const ContentSignature& b);

 private:
  std::uint32_t words_ = 0;
  std::uint64_t whole_ = 0;               // of a very short text: its title and its words
  std::vector<std::uint16_t> sequence_;   // of a short text: its words
  std::array<std::uint64_t, 4> pairs_{};  // 64 lanes of four bits, 0 for an empty one
  std::uint64_t numbers_ = 0;             // 16 lanes
};

}  // namespace tropa::schema
