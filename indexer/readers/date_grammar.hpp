// The grammar of dates: a day, a time and a zone in any order, read off tokens. Fields may be
// looser than text: a month alone, bare digits and two digits of a year are dates there only.
#pragma once

#include "readers/date_tokens.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tropa {

enum class Strictness : std::uint8_t { kField, kText };

struct TimeOfDay {
  int seconds = 0;               // since midnight
  std::optional<int> zone = {};  // minutes east of UTC
};

/// Reads a date at one place of the tokens; keeps what it has and where that ends.
class DateGrammar {
 public:
  DateGrammar(const DateTokens& tokens, std::size_t at, Strictness strictness)
      : tokens_(tokens), at_(at), strictness_(strictness) {}

  /// False when no date begins here.
  bool read();

  std::size_t end() const { return end_; }  // tokens
  bool ended() const { return at_ == tokens_.size(); }
  std::string spelled() const;

 private:
  void keep() { end_ = at_; }

  bool mark(std::size_t at, char wanted) const { return tokens_.mark(at) == wanted; }
  void skip_mark(char wanted) {
    if (mark(at_, wanted)) ++at_;
  }
  bool is_separator() const {
    if (tokens_.kind(at_) != DateToken::kMark) return false;
    constexpr std::string_view kSeparators = ",|/-()[].;:*~\"";  // '*' and '~': dots and dashes
    return kSeparators.find(tokens_.mark(at_)) != std::string_view::npos;
  }

  bool found(std::optional<std::chrono::year_month_day> date, std::size_t tokens);

  bool read_day();

  /// A number of one or two digits.
  std::optional<int> small(std::size_t at) const {
    if (tokens_.kind(at) != DateToken::kNumber || tokens_.digits(at) > 2) return std::nullopt;
    return static_cast<int>(tokens_.number(at));
  }
  std::optional<int> year_at(std::size_t at) const {
    if (tokens_.kind(at) != DateToken::kNumber || tokens_.digits(at) != 4) return std::nullopt;
    return static_cast<int>(tokens_.number(at));
  }

  bool read_year_first();
  bool read_day_first();
  bool read_compact();
  bool read_day_and_name();
  bool read_name_first();
  bool read_time();
  bool is_clock_word(std::size_t at) const;
  std::optional<int> read_zone();
  std::optional<int> read_offset();
  void skip_zone_name();

  const DateTokens& tokens_;
  std::size_t at_;
  std::size_t end_ = 0;
  Strictness strictness_;
  std::optional<std::chrono::year_month_day> day_;
  std::optional<TimeOfDay> time_;
  bool was_year_word_ = false;
};

/// "2025-12-01".
std::string spelled_day(std::chrono::year_month_day date);

}  // namespace tropa
