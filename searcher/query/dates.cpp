// Dates of a query: 2025, 2025-11, 2025-11-05 and ranges of them.
#include "query/dates.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace tropa::query {
namespace {

// All of `digits`, which must be `width` digits.
std::optional<unsigned> number(std::string_view digits, std::size_t width) {
  unsigned value = 0;
  if (digits.size() != width || digits.front() < '0' || digits.front() > '9') return std::nullopt;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + width, value);
  if (problem != std::errc{} || end != digits.data() + width) return std::nullopt;
  return value;
}

std::uint32_t as_number(std::chrono::year_month_day day) {
  return static_cast<std::uint32_t>(static_cast<int>(day.year())) * 10000 +
         static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day());
}

// 5.11.2025 and 11.2025, as people write them -> 2025-11-05 and 2025-11.
std::string with_hyphens(std::string_view text) {
  std::string out;
  while (out.size() < 10) {
    const std::size_t dot = text.rfind('.');
    const std::string_view part = text.substr(dot == text.npos ? 0 : dot + 1);
    if (!out.empty()) out += part.size() == 1 ? "-0" : "-";
    out += part;
    if (dot == text.npos) return out;
    text = text.substr(0, dot);
  }
  return {};
}

// The first and the last day of a day, month or year; nullopt for what is not in the calendar.
std::optional<DateRange> period(std::string_view typed) {
  using std::chrono::day, std::chrono::month, std::chrono::year, std::chrono::year_month_day;
  const std::string written =
      typed.find('.') == typed.npos ? std::string(typed) : with_hyphens(typed);
  const std::string_view text = written;
  const bool has_month = text.size() >= 7 && text[4] == '-';
  const bool has_day = has_month && text.size() == 10 && text[7] == '-';
  if (text.size() != (has_day ? 10U : has_month ? 7U : 4U)) return std::nullopt;
  const std::optional<unsigned> y = number(text.substr(0, 4), 4);
  const std::optional<unsigned> m = has_month ? number(text.substr(5, 2), 2) : 1U;
  const std::optional<unsigned> d = has_day ? number(text.substr(8, 2), 2) : 1U;
  if (!y || !m || !d || *y == 0) return std::nullopt;

  const year_month_day first{year{static_cast<int>(*y)}, month{*m}, day{*d}};
  if (!first.ok()) return std::nullopt;
  if (has_day) return DateRange{as_number(first), as_number(first)};
  const month last_month = has_month ? first.month() : std::chrono::December;
  const year_month_day last = first.year() / last_month / std::chrono::last;
  return DateRange{as_number(first), as_number(last)};
}

Error bad_date(std::string_view field, std::string_view value, std::string_view problem) {
  const std::string forms =
      field == "date" ? "date:2025, date:2025-11, date:2025-11-05, date:2025-11..2025-12, "
                        "date:2025-11.. or date:..2025-12"
                      : "from:2025, from:2025-11 or from:2025-11-05, and to: likewise";
  return {
      Code::kUsage,
      std::string(field) + ":" + query::quoted(value.substr(0, 40)) + " " + std::string(problem),
      "write " + forms};
}

}  // namespace

Result<DateRange> parse_dates(std::string_view field, std::string_view value) {
  constexpr std::string_view kNoDate = "is not a date";
  const std::size_t dots = field == "date" ? value.find("..") : std::string_view::npos;
  if (dots == std::string_view::npos) {
    const std::optional<DateRange> only = period(value);
    if (!only) return bad_date(field, value, kNoDate);
    if (field == "from") return DateRange{only->first, DateRange::kOpenLast};
    if (field == "to") return DateRange{DateRange::kOpenFirst, only->last};
    return *only;
  }

  const std::string_view left = value.substr(0, dots);
  const std::string_view right = value.substr(dots + 2);
  if (left.empty() && right.empty()) return bad_date(field, value, kNoDate);
  const std::optional<DateRange> first = left.empty() ? DateRange{} : period(left);
  const std::optional<DateRange> last = right.empty() ? DateRange{} : period(right);
  if (!first || !last) return bad_date(field, value, kNoDate);
  if (first->first > last->last) return bad_date(field, value, "ends before it begins");
  return DateRange{first->first, last->last};
}

}  // namespace tropa::query
