// A cursor over the text and three shapes of dates; <chrono> checks the calendar.
#include "readers/date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
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

constexpr auto kMonths = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  /// Exactly `digits` digits.
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int value = 0;
    for (const char digit : rest_.substr(0, digits)) {
      if (digit < '0' || digit > '9') return std::nullopt;
      value = value * 10 + (digit - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }
  std::optional<int> one_or_two_digits() {
    const bool two = rest_.size() > 1 && rest_[1] >= '0' && rest_[1] <= '9';
    return number(two ? 2 : 1);
  }
  bool skip(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_spaces() {
    while (skip(' ')) {
    }
  }
  void skip_digits() {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }
  std::string word() {
    std::string letters;
    while (!rest_.empty() && std::isalpha(static_cast<unsigned char>(rest_.front())) != 0) {
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(rest_.front())));
      rest_.remove_prefix(1);
    }
    return letters;
  }
  bool at_end() const { return rest_.empty(); }
  bool at_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }

 private:
  std::string_view rest_;
};

std::optional<year_month_day> checked(int y, int m, int d) {
  if (y < kFirstYear || y > kLastYear || m < 1 || d < 1) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// "2025-12-01" and "20251201".
std::optional<year_month_day> iso_day(Cursor& in) {
  const auto y = in.number(4);
  const bool dashes = in.skip('-');
  const auto m = in.number(2);
  if (dashes && !in.skip('-')) return std::nullopt;
  const auto d = in.number(2);
  return y && m && d ? checked(*y, *m, *d) : std::nullopt;
}

/// "01.12.2025", the everyday form of all three languages.
std::optional<year_month_day> dotted_day(Cursor& in) {
  const auto d = in.one_or_two_digits();
  if (!d || !in.skip('.')) return std::nullopt;
  const auto m = in.one_or_two_digits();
  if (!m || !in.skip('.')) return std::nullopt;
  const auto y = in.number(4);
  return y ? checked(*y, *m, *d) : std::nullopt;
}

/// "Mon, 01 Dec 2025", of feeds and mail.
std::optional<year_month_day> mail_day(Cursor& in) {
  if (!in.at_digit()) {
    if (in.word().size() != 3 || !in.skip(',')) return std::nullopt;
    in.skip_spaces();
  }
  const auto d = in.one_or_two_digits();
  in.skip_spaces();
  const std::string name = in.word().substr(0, 3);
  const auto* found = std::ranges::find(kMonths, name);
  in.skip_spaces();
  const auto y = in.number(4);
  if (!d || !y || found == kMonths.end()) return std::nullopt;
  return checked(*y, static_cast<int>(found - kMonths.begin()) + 1, *d);
}

struct TimeOfDay {
  int seconds = 0;         // since midnight, as written
  int offset_seconds = 0;  // east of UTC
};

std::optional<TimeOfDay> time_of_day(Cursor& in) {
  const auto hours = in.number(2);
  if (!hours || !in.skip(':')) return std::nullopt;
  const auto minutes = in.number(2);
  std::optional<int> seconds = 0;
  if (in.skip(':')) seconds = in.number(2);
  if (!minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60) return std::nullopt;
  if (in.skip('.') || in.skip(',')) in.skip_digits();
  TimeOfDay time{.seconds = *hours * 3600 + *minutes * 60 + *seconds};
  in.skip_spaces();
  const bool east = in.skip('+');
  if (east || in.skip('-')) {
    const auto offset_hours = in.number(2);
    in.skip(':');
    const int offset_minutes = in.at_end() ? 0 : in.number(2).value_or(99);
    if (!offset_hours || *offset_hours > 18 || offset_minutes > 59) return std::nullopt;
    time.offset_seconds = (*offset_hours * 3600 + offset_minutes * 60) * (east ? 1 : -1);
  } else if (!in.at_end()) {
    const std::string zone = in.word();
    if (zone != "z" && zone != "utc" && zone != "gmt") return std::nullopt;
  }
  return time;
}

std::string spelled(year_month_day date) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::string spelled(std::chrono::sys_seconds moment) {
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time{moment - midnight};
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ",
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return spelled(year_month_day{midnight}) + buffer.data();
}

}  // namespace

std::optional<std::string> normal_date(std::string_view text) {
  for (const auto shape : {&iso_day, &dotted_day, &mail_day}) {
    Cursor in(text);
    const std::optional<year_month_day> date = shape(in);
    if (!date) continue;
    if (in.at_end()) return spelled(*date);
    if (!in.skip('T') && !in.skip(' ')) continue;
    in.skip_spaces();
    const std::optional<TimeOfDay> time = time_of_day(in);
    if (!time || !in.at_end()) continue;
    return spelled(std::chrono::sys_days{*date} +
                   std::chrono::seconds{time->seconds - time->offset_seconds});
  }
  return std::nullopt;
}

std::optional<std::string> date_of_name(std::string_view file_name) {
  constexpr std::size_t kDay = std::string_view("2025-12-01").size();
  if (file_name.size() <= kDay || file_name[4] != '-') return std::nullopt;
  const bool ends = std::string_view("-_ .").find(file_name[kDay]) != std::string_view::npos;
  return ends ? normal_date(file_name.substr(0, kDay)) : std::nullopt;
}

std::string date_slot(std::string_view normal) {
  std::string slot(normal);
  std::erase_if(slot, [](char part) { return part == '-' || part == ':' || part == 'Z'; });
  return slot;
}

std::string date_of_time(std::int64_t nanoseconds) {
  const std::chrono::nanoseconds since{nanoseconds};
  return spelled(std::chrono::sys_seconds{std::chrono::floor<std::chrono::seconds>(since)});
}

}  // namespace tropa
