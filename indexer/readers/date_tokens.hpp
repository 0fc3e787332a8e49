// The beginning of a text -> numbers, words and marks, for the grammar of dates. Knows no month.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

struct DateToken {
  enum Kind : std::uint8_t { kNone, kNumber, kWord, kMark };
  Kind kind = kNone;
  char mark = 0;            // ASCII; '~' for long dashes, '*' for any other sign
  std::uint8_t digits = 0;  // of a number; more than 17 make no number
  std::uint64_t number = 0;
  std::string word = {};  // in small letters
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class DateTokens {
 public:
  explicit DateTokens(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  /// False when the text goes on behind the last token: it is too long for a date.
  bool is_whole() const { return is_whole_; }

  /// Places behind the end are tokens of kind kNone.
  const DateToken& at(std::size_t at) const;
  DateToken::Kind kind(std::size_t place) const { return at(place).kind; }
  std::string_view word(std::size_t place) const { return at(place).word; }
  std::uint64_t number(std::size_t place) const { return at(place).number; }
  std::size_t digits(std::size_t place) const { return at(place).digits; }
  char mark(std::size_t place) const { return at(place).mark; }
  /// Without a space in front of it.
  bool touches(std::size_t place) const {
    return place > 0 && kind(place) != DateToken::kNone && at(place - 1).end == at(place).begin;
  }
  std::size_t begin_of(std::size_t place) const { return at(place).begin; }
  std::size_t end_of(std::size_t place) const { return at(place).end; }

 private:
  std::vector<DateToken> tokens_;
  bool is_whole_ = true;
};

}  // namespace tropa
