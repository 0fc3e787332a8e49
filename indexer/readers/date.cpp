// Text -> tokens -> a day, a time and a zone in any order. <chrono> checks the calendar.
#include "readers/date.hpp"

#include "readers/date_tokens.hpp"
#include "readers/date_words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

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

enum class Strictness { kField, kText };

std::optional<year_month_day> checked(int y, int m, int d) {
  if (y < kFirstYear || y > kLastYear || m < 1 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

bool is_in(std::string_view words, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const bool begins = at == 0 || words[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

std::optional<int> month_named(const DateToken& token) {
  if (token.kind != DateToken::kWord) return std::nullopt;
  for (const MonthWords& row : kMonthWords) {
    if (is_in(row.words, token.word)) return row.month;
  }
  return std::nullopt;
}

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
  bool read() {
    while (at_ < tokens_.size()) {
      if (!day_ && read_day()) {
        keep();
      } else if (!time_ && read_time()) {
        keep();
      } else if (is_in(kWeekdays, tokens_.word(at_))) {
        ++at_;
        skip_mark('.');
        keep();
      } else if (day_ && is_in(kYearWords, tokens_.word(at_)) && !was_year_word_) {
        was_year_word_ = true;
        ++at_;
        skip_mark('.');
        keep();
      } else if (is_separator() || is_in(kJoints, tokens_.word(at_))) {
        ++at_;
      } else {
        break;
      }
    }
    return day_.has_value();
  }

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
    constexpr std::string_view kSeparators = ",|/-()[].;:*~";  // '*' and '~': dots and dashes
    return kSeparators.find(tokens_.mark(at_)) != std::string_view::npos;
  }

  bool found(std::optional<year_month_day> date, std::size_t tokens) {
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

  bool read_day() {
    if (tokens_.kind(at_) == DateToken::kNumber) {
      return read_year_first() || read_day_first() || read_compact() || read_day_and_name();
    }
    return read_name_first();
  }

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

  const DateTokens& tokens_;
  std::size_t at_;
  std::size_t end_ = 0;
  Strictness strictness_;
  std::optional<year_month_day> day_;
  std::optional<TimeOfDay> time_;
  bool was_year_word_ = false;
};

/// "2025-12-01", "2008/08/04", "2024.02.29", "2024-02", "2024 Feb 29".
bool DateGrammar::read_year_first() {
  const std::optional<int> y = year_at(at_);
  if (!y) return false;
  if (const auto m = month_named(tokens_.at(at_ + 1)); m && small(at_ + 2)) {
    return found(checked(*y, *m, *small(at_ + 2)), 3);
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

/// "9 maja 2025", "4. серпня, 2002", "12-Feb-2024", "1st of May 2024", "12 XI 2024".
bool DateGrammar::read_day_and_name() {
  const std::optional<int> d = small(at_);
  if (!d) return false;
  std::size_t at = at_ + 1;
  const std::string_view suffix = tokens_.word(at);
  if (tokens_.touches(at) && is_in(" st nd rd th го е ", suffix)) ++at;
  if (mark(at, '-') && is_in(" го е ", tokens_.word(at + 1))) at += 2;
  if (mark(at, '.') || mark(at, '-') || mark(at, '/')) ++at;
  if (tokens_.word(at) == "of") ++at;
  const std::optional<int> m = month_named(tokens_.at(at));
  if (!m) return false;
  ++at;
  while (mark(at, '.') || mark(at, ',') || mark(at, '-') || mark(at, '/')) ++at;
  if (is_in(" w в у of ", tokens_.word(at))) ++at;
  std::optional<int> y = year_at(at);
  if (!y && strictness_ == Strictness::kField && tokens_.digits(at) == 2) {
    y = small(at);
    if (y) *y += *y < kFirstShortYear ? 2000 : 1900;
  }
  return y && found(checked(*y, *m, *d), at + 1 - at_);
}

/// "Feb 29, 2024", "May 1st 2024", "Thu Feb 29 10:00:00 UTC 2024", "luty 2024".
bool DateGrammar::read_name_first() {
  const std::optional<int> m = month_named(tokens_.at(at_));
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
  if (tokens_.touches(at) && is_in(" st nd rd th ", tokens_.word(at))) ++at;
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
  if (half == "am" || half == "pm") {
    const int hour = time.seconds / 3600;
    if (hour < 1 || hour > 12) return false;
    time.seconds += ((half == "pm" ? 12 : 0) - (hour == 12 ? 12 : 0)) * 3600;
    ++at_;
  }
  time.zone = read_zone();
  time_ = time;
  return true;
}

bool DateGrammar::is_clock_word(std::size_t at) const {
  const std::string_view word = tokens_.word(mark(at - 1, '.') && at > 1 ? at - 2 : at - 1);
  return is_in(" godz godzina godzinie o g о об в at ", word) || mark(at - 1, ',');
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
  if (named == kZones.end()) return zone;
  ++at_;
  if (!zone) zone = named->minutes;
  const std::optional<int> further = read_offset();
  if (further && named->minutes == 0 && *zone == 0) zone = further;
  if (mark(at_, ')')) ++at_;
  return zone;
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

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::optional<std::string> normal_date(std::string_view text) {
  if (!has_digit(text)) return std::nullopt;
  const DateTokens tokens(text);
  DateGrammar grammar(tokens, 0, Strictness::kField);
  if (!tokens.is_whole() || !grammar.read() || !grammar.ended()) return std::nullopt;
  return grammar.spelled();
}

std::optional<FoundDate> date_at_begin(std::string_view line) {
  if (!has_digit(line)) return std::nullopt;
  const DateTokens tokens(line);
  const bool begins = tokens.kind(0) == DateToken::kNumber || month_named(tokens.at(0)) ||
                      is_in(kWeekdays, tokens.word(0));
  DateGrammar grammar(tokens, 0, Strictness::kText);
  if (!begins || !grammar.read()) return std::nullopt;
  return FoundDate{grammar.spelled(), 0, tokens.end_of(grammar.end() - 1)};
}

std::optional<FoundDate> find_date(std::string_view text) {
  if (!has_digit(text)) return std::nullopt;
  const DateTokens tokens(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool is_inside = at > 0 && tokens.touches(at) && tokens.kind(at - 1) != DateToken::kMark;
    if (is_inside || tokens.kind(at) == DateToken::kMark) continue;
    DateGrammar grammar(tokens, at, Strictness::kText);
    if (!grammar.read()) continue;
    return FoundDate{grammar.spelled(), tokens.begin_of(at), tokens.end_of(grammar.end() - 1)};
  }
  return std::nullopt;
}

std::optional<std::string> date_of_path(std::string_view path) {
  const auto whole_day = [](std::string_view name) -> std::optional<std::string> {
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    const std::size_t size = digits == 4 ? 10 : 8;
    if ((digits != 4 && digits != 8) || name.size() < size) return std::nullopt;
    if (digits == 4 && (name[7] != name[4] || std::string_view("-_.").find(name[4]) == name.npos)) {
      return std::nullopt;
    }
    // A time behind it: "20251201_134500".
    const std::string_view behind = name.substr(size);
    if (!behind.empty() && std::string_view("-_ .").find(behind[0]) == behind.npos) {
      return std::nullopt;
    }
    const bool is_clock =
        behind.size() >= 7 &&
        std::ranges::all_of(behind.substr(1, 6), [](char c) { return c >= '0' && c <= '9'; });
    if (is_clock) return std::nullopt;
    std::string day(name.substr(0, size));
    std::ranges::replace(day, '_', '-');
    std::ranges::replace(day, '.', '-');
    return normal_date(day);
  };
  std::vector<std::string_view> parts;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    if (slash > 0) parts.push_back(rest.substr(0, slash));
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  for (std::size_t at = parts.size(); at-- > 0;) {
    // "2025-12-01" alone is a directory; a file's name has an ending behind the day.
    if (auto day = whole_day(parts[at])) return day;
    if (at >= 3 && parts[at - 3].size() == 4 && parts[at - 2].size() == 2 &&
        parts[at - 1].size() == 2) {
      std::string day(parts[at - 3]);
      ((day += '-') += parts[at - 2]) += '-';
      day += parts[at - 1];
      if (auto date = normal_date(day)) return date;
    }
  }
  return std::nullopt;
}

std::string date_slot(std::string_view normal) {
  std::string slot(normal.substr(0, std::string_view("2025-12-01T13:45:00").size()));
  std::erase_if(slot, [](char part) { return part == '-' || part == ':'; });
  return slot;
}

std::string date_of_time(std::int64_t nanoseconds) {
  const std::chrono::sys_seconds moment{
      std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds{nanoseconds})};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time{moment - midnight};
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ",
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return spelled_day(year_month_day{midnight}) + buffer.data();
}

}  // namespace tropa
