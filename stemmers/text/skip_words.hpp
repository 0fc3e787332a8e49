// Passes over words that nobody asks for, counting them. Most of a text are words that are one
// token each whatever stands around them, and those need not be folded to be counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tropa::text {

struct Skipped {
  std::size_t at = 0;       // where the next word begins, or the end of the text
  std::uint32_t words = 0;  // that were passed
};

/// From `begin`, which is in no word, over at most `most` words. Stops earlier before a word that
/// may be something else than one token by itself: a code, a number, one with an apostrophe or a
/// hyphen behind it.
Skipped skip_words(std::string_view text, std::size_t begin, std::uint32_t most);

/// Where the next letter or digit is; the end of the text if there is none.
struct WordStart {
  std::size_t at = 0;
  bool is_digit = false;
};
WordStart next_word(std::string_view text, std::size_t begin);

}  // namespace tropa::text
