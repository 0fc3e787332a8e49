// Each method takes its tokens or leaves all of them. <chrono> checks the calendar.
#include "readers/date_grammar.hpp"

#include "readers/date_words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tropa {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

// Older dates are mistakes of a program (0001-01-01), not news.
constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2999;
// Two digits of a year: 70 is 1970, 69 is 2069.
constexpr int kFirstShortYear = 70;

std::optional<year_month_day> checked(int y, int m, int d) {
  if (y < kFirstYear || y > kLastYear || m < 1 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

bool DateGrammar::read() {
  while (at_ < tokens_.size()) {
    if (!day_ && read_day()) {
      keep();
    } else if (!time_ && read_time()) {
      keep();
    } else if (has_word(kWeekdays, tokens_.word(at_))) {
      ++at_;
      skip_mark('.');
      keep();
    } else if (day_ && has_word(kYearWords, tokens_.word(at_)) && !was_year_word_) {
      was_year_word_ = true;
      ++at_;
      skip_mark('.');
      keep();
    } else if (is_separator() || has_word(kJoints, tokens_.word(at_))) {
      ++at_;
    } else {
      break;
    }
  }
  return day_.has_value();
}

bool DateGrammar::found(std::optional<year_month_day> date, std::size_t tokens) {
  // A further number of the same chain makes it something else: "1.2.2025.4".
  const std::size_t behind = at_ + tokens;
  if (!date) return false;
  const char next = tokens_.mark(behind);
  if ((next == '.' || next == '-' || next == '/') && tokens_.touches(behind) &&
      tokens_.touches(behind + 1) && tokens_.kind(behind + 1) == DateToken::kNumber &&
      !mark(behind + 2, ':')) {
    return false;
  }
  day_ = date;
  at_ = behind;
  return true;
}

bool DateGrammar::read_day() {
  if (tokens_.kind(at_) == DateToken::kNumber) {
    return read_year_first() || read_day_first() || read_compact() || read_day_and_name();
  }
  return read_name_first();
}

/// "2025-12-01", "2008/08/04", "2024.02.29", "2024-02", "2024 Feb 29", "2025 г., 9 марта".
bool DateGrammar::read_year_first() {
  const std::optional<int> y = year_at(at_);
  if (!y) return false;
  if (const auto m = month_named(tokens_.word(at_ + 1)); m && small(at_ + 2)) {
    return found(checked(*y, *m, *small(at_ + 2)), 3);
  }
  std::size_t behind = at_ + 1;
  if (has_word(kYearWords, tokens_.word(behind))) ++behind;
  while (mark(behind, '.') || mark(behind, ',')) ++behind;
  if (const auto m = month_named(tokens_.word(behind + 1));
      m && behind > at_ + 1 && small(behind)) {
    return found(checked(*y, *m, *small(behind)), behind + 2 - at_);
  }
  const char joint = tokens_.mark(at_ + 1);
  const std::optional<int> m = small(at_ + 2);
  if ((joint != '-' && joint != '/' && joint != '.') || !m) return false;
  if (const auto d = small(at_ + 4); d && mark(at_ + 3, joint)) {
    return found(checked(*y, *m, *d), 5);
  }
  const bool is_month =
      strictness_ == Strictness::kField && joint != '.' && at_ + 3 == tokens_.size();
  return is_month && found(checked(*y, *m, 1), 3);
}

/// "01.12.2025", "4/8/2008", "29-02-2024", "1.12.25". The day is first, as in our three languages.
bool DateGrammar::read_day_first() {
  const std::optional<int> first = small(at_);
  const char joint = tokens_.mark(at_ + 1);
  const std::optional<int> second = small(at_ + 2);
  if (!first || !second || (joint != '.' && joint != '/' && joint != '-')) return false;
  if (!mark(at_ + 3, joint)) return false;
  std::optional<int> y = year_at(at_ + 4);
  if (!y && strictness_ == Strictness::kField && tokens_.digits(at_ + 4) == 2 && joint != '-') {
    y = small(at_ + 4);
    if (y) *y += *y < kFirstShortYear ? 2000 : 1900;
  }
  if (!y) return false;
  const auto date = checked(*y, *second, *first);
  // "02/29/2024" can only be meant the American way.
  return found(date || joint == '.' ? date : checked(*y, *first, *second), 5);
}

/// "20251201", "20240229100000", seconds and milliseconds since 1970.
bool DateGrammar::read_compact() {
  const std::size_t digits = tokens_.digits(at_);
  if (digits < 8 || digits > 17) return false;
  std::uint64_t value = tokens_.number(at_);
  if (digits == 8) {
    const auto n = static_cast<int>(value);
    const auto date = checked(n / 10'000, n / 100 % 100, n % 100);
    const bool is_sure = strictness_ == Strictness::kField || n / 1'000'000 == 20;
    return is_sure && found(date, 1);
  }
  if (strictness_ == Strictness::kText) return false;
  if (digits == 12 || digits == 14) {
    if (digits == 12) value *= 100;
    const auto n = static_cast<int>(value / 1'000'000);
    const auto clock = static_cast<int>(value % 1'000'000);
    const int seconds = clock / 10'000 * 3600 + clock / 100 % 100 * 60 + clock % 100;
    const bool is_time = clock / 10'000 < 24 && clock / 100 % 100 < 60 && clock % 100 < 60;
    if (const auto date = checked(n / 10'000, n / 100 % 100, n % 100); date && is_time) {
      time_ = TimeOfDay{.seconds = seconds};
      return found(date, 1);
    }
  }
  std::uint64_t since = value;
  if (digits > 10) since = digits > 13 ? since / 1'000'000 : since / 1000;
  if (digits > 16 || tokens_.size() - at_ > 3) return false;
  const bool has_fraction = mark(at_ + 1, '.') && tokens_.kind(at_ + 2) == DateToken::kNumber;
  if (tokens_.size() - at_ > 1 && !has_fraction) return false;
  const std::chrono::sys_seconds moment{std::chrono::seconds{since}};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const year_month_day date{midnight};
  time_ = TimeOfDay{.seconds = static_cast<int>((moment - midnight).count()), .zone = 0};
  return found(checked(static_cast<int>(date.year()), static_cast<int>(unsigned{date.month()}),
                       static_cast<int>(unsigned{date.day()})),
               has_fraction ? 3 : 1);
}

/// "9 maja 2025", "4. серпня, 2002", "12-Feb-2024", "1st of May 2024", "12 XI 2024", "«9» мая
/// 2025".
bool DateGrammar::read_day_and_name() {
  const std::optional<int> d = small(at_);
  if (!d) return false;
  std::size_t at = at_ + 1;
  const std::string_view suffix = tokens_.word(at);
  if (tokens_.touches(at) && has_word(" st nd rd th го е ге go ", suffix)) ++at;
  if (mark(at, '-') && has_word(" го е ге go ", tokens_.word(at + 1))) at += 2;
  if (mark(at, '"') || mark(at, '*')) ++at;  // of a day in quotes
  if (mark(at, '.') || mark(at, '-') || mark(at, '/')) ++at;
  if (tokens_.word(at) == "of") ++at;
  const std::optional<int> m = month_named(tokens_.word(at));
  if (!m) return false;
  ++at;
  while (mark(at, '.') || mark(at, ',') || mark(at, '-') || mark(at, '/')) ++at;
  if (has_word(" w в у of ", tokens_.word(at))) ++at;
  std::optional<int> y = year_at(at);
  if (!y && strictness_ == Strictness::kField && tokens_.digits(at) == 2) {
    y = small(at);
    if (y) *y += *y < kFirstShortYear ? 2000 : 1900;
  }
  return y && found(checked(*y, *m, *d), at + 1 - at_);
}

/// "Feb 29, 2024", "May 1st 2024", "Thu Feb 29 10:00:00 UTC 2024", "luty 2024".
bool DateGrammar::read_name_first() {
  const std::optional<int> m = month_named(tokens_.word(at_));
  // "V 5 2024" and "i 5" are no months.
  if (!m || tokens_.word(at_).find_first_not_of("ivx") == std::string_view::npos) return false;
  const std::size_t start = at_;
  std::size_t at = at_ + 1;
  if (mark(at, '.')) ++at;
  if (const auto y = year_at(at)) {
    return strictness_ == Strictness::kField && found(checked(*y, *m, 1), at + 1 - at_);
  }
  const std::optional<int> d = small(at);
  if (!d) return false;
  ++at;
  if (tokens_.touches(at) && has_word(" st nd rd th ", tokens_.word(at))) ++at;
  if (mark(at, ',')) ++at;
  std::optional<int> y = year_at(at);
  if (y) return found(checked(*y, *m, *d), at + 1 - at_);
  at_ = at;
  if (read_time() && (y = year_at(at_)) && found(checked(*y, *m, *d), 1)) return true;
  time_.reset();
  at_ = start;
  return false;
}

/// "12:08", "10:00:00.5 +0300", "9:05 PM", "T100000Z"; "12.40" only behind a word such as "godz.".
bool DateGrammar::read_time() {
  const bool is_basic = at_ > 0 && tokens_.word(at_ - 1) == "t" && tokens_.touches(at_);
  TimeOfDay time;
  std::size_t at = at_;
  if (is_basic && (tokens_.digits(at) == 6 || tokens_.digits(at) == 4)) {
    const auto value = static_cast<int>(tokens_.number(at)) * (tokens_.digits(at) == 4 ? 100 : 1);
    if (value / 10'000 > 23 || value / 100 % 100 > 59 || value % 100 > 60) return false;
    time.seconds = value / 10'000 * 3600 + value / 100 % 100 * 60 + value % 100;
    ++at;
  } else {
    const std::optional<int> hours = small(at);
    const bool is_dotted = mark(at + 1, '.') && at > 0 && is_clock_word(at);
    const std::optional<int> minutes = small(at + 2);
    if (day_ && hours && *hours < 24 && at > 0 && is_clock_word(at) &&
        has_word(kHourWords, tokens_.word(at + 1))) {
      time_ = TimeOfDay{.seconds = *hours * 3600};
      at_ = at + 2;
      skip_mark('.');
      return true;
    }
    if (!hours || !minutes || tokens_.digits(at + 2) != 2) return false;
    if (!mark(at + 1, ':') && !is_dotted) return false;
    at += 3;
    int seconds = 0;
    if (mark(at, ':') && small(at + 1)) {
      seconds = *small(at + 1);
      at += 2;
    }
    if (*hours > 23 || *minutes > 59 || seconds > 60) return false;
    time.seconds = *hours * 3600 + *minutes * 60 + seconds;
  }
  if ((mark(at, '.') || mark(at, ',')) && tokens_.touches(at) && tokens_.touches(at + 1) &&
      tokens_.kind(at + 1) == DateToken::kNumber) {
    at += 2;
  }
  at_ = at;
  const std::string_view half = tokens_.word(at_);
  const bool is_dotted_half = (half == "a" || half == "p") && mark(at_ + 1, '.') &&
                              tokens_.word(at_ + 2) == "m" && tokens_.touches(at_ + 2);
  if (half == "am" || half == "pm" || is_dotted_half) {
    const int hour = time.seconds / 3600;
    if (hour < 1 || hour > 12) return false;
    time.seconds += ((half[0] == 'p' ? 12 : 0) - (hour == 12 ? 12 : 0)) * 3600;
    at_ += is_dotted_half ? 3 : 1;
    if (is_dotted_half) skip_mark('.');
  }
  time.zone = read_zone();
  time_ = time;
  return true;
}

bool DateGrammar::is_clock_word(std::size_t at) const {
  const std::string_view word = tokens_.word(mark(at - 1, '.') && at > 1 ? at - 2 : at - 1);
  return has_word(" godz godzina godzinie o g о об в at ", word) || mark(at - 1, ',');
}

/// "Z", "+03:00", "(UTC+3)", "CET", Go's "+0300 +0000 UTC" (the first counts).
std::optional<int> DateGrammar::read_zone() {
  std::optional<int> zone = read_offset();
  const std::size_t start = at_;
  if (mark(at_, '(')) ++at_;
  const auto* named = std::ranges::find(kZones, tokens_.word(at_), &Zone::name);
  if (named == kZones.end() && !zone) {
    at_ = start;
    return std::nullopt;
  }
  if (zone) (void)read_offset();
  named = std::ranges::find(kZones, tokens_.word(at_), &Zone::name);
  if (named == kZones.end()) {
    skip_zone_name();
    return zone;
  }
  ++at_;
  if (!zone) zone = named->minutes;
  const std::optional<int> further = read_offset();
  if (further && named->minutes == 0 && *zone == 0) zone = further;
  if (mark(at_, ')')) ++at_;
  skip_zone_name();
  return zone;
}

/// "GMT+0300 (Moscow Standard Time)", as browsers print it.
void DateGrammar::skip_zone_name() {
  if (!mark(at_, '(')) return;
  std::size_t at = at_ + 1;
  while (tokens_.kind(at) == DateToken::kWord && at < at_ + 6) ++at;
  if (at > at_ + 2 && mark(at, ')')) at_ = at + 1;
}

/// "+0300", "-05:00", "+3".
std::optional<int> DateGrammar::read_offset() {
  const char sign = tokens_.mark(at_);
  if ((sign != '+' && sign != '-') || !tokens_.touches(at_ + 1)) return std::nullopt;
  const std::size_t digits = tokens_.digits(at_ + 1);
  if (digits == 0 || digits > 4 || digits == 3) return std::nullopt;
  auto hours = static_cast<int>(tokens_.number(at_ + 1));
  int minutes = 0;
  std::size_t used = 2;
  if (digits == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (mark(at_ + 2, ':') && tokens_.digits(at_ + 3) == 2) {
    minutes = static_cast<int>(tokens_.number(at_ + 3));
    used = 4;
  }
  const char next = tokens_.mark(at_ + used);
  const bool is_chain = (next == '.' || next == '-' || next == '/') && tokens_.touches(at_ + used);
  if (hours > 18 || minutes > 59 || is_chain) return std::nullopt;
  at_ += used;
  return (hours * 60 + minutes) * (sign == '+' ? 1 : -1);
}

std::string spelled_day(year_month_day date) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::string DateGrammar::spelled() const {
  std::string text = spelled_day(*day_);
  if (!time_) return text;
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", time_->seconds / 3600,
                time_->seconds / 60 % 60, time_->seconds % 60);
  text += buffer.data();
  if (!time_->zone) return text;
  if (*time_->zone == 0) return text + "Z";
  const int minutes = *time_->zone < 0 ? -*time_->zone : *time_->zone;
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", *time_->zone < 0 ? '-' : '+',
                minutes / 60 % 100, minutes % 60);
  return text + buffer.data();
}

}  // namespace tropa
