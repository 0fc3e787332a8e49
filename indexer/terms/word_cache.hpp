// Words with what the dictionaries say of them, kept from one article to the next: half of a text
// is some hundred words, and to find one here costs less than to stem it. Knows no dictionary.
#pragma once

#include "tropa/stemmers.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

/// A word as articles in one language have it. All its letters are in one string: a cache of such
/// words takes a third of the memory of one whose words have a string for each term.
class CachedWord {
 public:
  struct Stem {
    Language language = Language::kOther;
    std::uint8_t prefix = 0;  // bytes of it, in the letters before
    std::uint32_t begin = 0;  // in the letters
    std::uint32_t size = 0;
    std::uint32_t entry = 0;  // of the article at hand
  };

  bool is(std::string_view text, Language of, TokenKind as) const {
    return text == this->text() && of == language && as == kind;
  }
  void assign(std::string_view text, Language of, TokenKind as);
  /// `prefix` is that of its terms.
  void add_stem(Language of, std::string_view prefix, std::string_view stem);

  std::string_view text() const { return std::string_view(letters_).substr(0, text_size_); }
  std::span<const Stem> stems() const { return {stems_.data(), stem_count_}; }
  std::span<Stem> stems() { return {stems_.data(), stem_count_}; }
  std::string_view text_of(const Stem& stem) const {
    return std::string_view(letters_).substr(stem.begin, stem.size);
  }
  std::string_view with_prefix(const Stem& stem) const {
    return std::string_view(letters_).substr(stem.begin - stem.prefix, stem.prefix + stem.size);
  }

  Language language = Language::kOther;
  TokenKind kind = TokenKind::kWord;
  bool has_marks = false;                         // Latin, and not plain
  std::array<std::uint8_t, 2> next_case_level{};  // lower case, capital: what is below is recorded
  std::uint32_t article = 0;                      // that has it already
  std::uint32_t entry = 0;                        // its own there
  std::uint64_t hash = 0;
  std::uint64_t sense = 0;            // the same for all forms of the word
  const void* recorded_in = nullptr;  // the set of words that knows it

 private:
  std::string letters_;
  std::uint32_t text_size_ = 0;
  std::uint8_t stem_count_ = 0;
  std::array<Stem, Stems::kMost> stems_;
};

/// Four places for each word, and the one whose word was met longest ago is the next to go.
class WordCache {
 public:
  explicit WordCache(std::size_t words) : marks_(words), words_(words) {}

  struct Found {
    CachedWord& word;
    bool is_new;  // what it holds but for its text, language and kind is of another word
  };
  /// Begins to fetch a word that will be looked for soon from memory.
  void expect(std::uint64_t hash) const;

  /// `hash` is one of all three; `now` does not fall from call to call.
  Found find(std::string_view text, Language language, TokenKind kind, std::uint64_t hash,
             std::uint32_t now);

 private:
  static constexpr std::size_t kWays = 4;
  std::size_t first_of(std::uint64_t hash) const { return hash % (words_.size() / kWays) * kWays; }
  static std::uint32_t half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

  /// What is looked at before a word is: these are small enough for the processor's cache.
  struct Mark {
    std::uint32_t hash = 0;  // half of it
    std::uint32_t met = 0;
  };
  std::vector<Mark> marks_;  // of the words at the same places
  std::vector<CachedWord> words_;
};

}  // namespace tropa
