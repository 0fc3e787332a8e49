// What is asked of dates -> the grammar, at the right place of the text.
#include "readers/date.hpp"

#include "readers/date_grammar.hpp"
#include "readers/date_tokens.hpp"
#include "readers/date_words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

namespace tropa {
namespace {

using std::chrono::year_month_day;

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// "2025", "03", "09": directories of a year, a month and a day.
std::optional<std::string> joined_day(std::string_view year, std::string_view month,
                                      std::string_view day) {
  std::string joined(year);
  ((joined += '-') += month) += '-';
  joined += day;
  return normal_date(joined);
}

/// "gazeta-2025-03-09.txt": the day at the end of a file's name, in full.
std::optional<std::string> last_day(std::string_view name) {
  constexpr std::size_t kSize = std::string_view("2025-03-09").size();
  name = name.substr(0, name.find('.', std::min(name.size(), kSize)));
  if (name.size() <= kSize) return std::nullopt;
  const char before = name[name.size() - kSize - 1];
  const std::string_view day = name.substr(name.size() - kSize);
  const bool is_apart = before == '-' || before == '_' || before == ' ';
  return is_apart && day[4] == '-' && day[7] == '-' ? normal_date(day) : std::nullopt;
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

std::optional<std::string> date_of_field(std::string_view text) {
  constexpr std::size_t kLongestField = 120;  // bytes
  if (auto whole = normal_date(text)) return whole;
  if (text.size() > kLongestField) return std::nullopt;
  // Microsoft's way to write milliseconds into JSON.
  if (text.starts_with("/Date(")) {
    const std::size_t end = std::min(text.find_first_of("+-)", 7), text.size());
    return normal_date(text.substr(6, end - 6));
  }
  const std::optional<FoundDate> found = find_date(text);
  if (!found || find_date(text.substr(found->end))) return std::nullopt;
  // "2025-12-01x" and "2025-12-01T25:00" are mistakes, not dates with words behind.
  const char behind = found->end < text.size() ? text[found->end] : ' ';
  const bool ends = behind == ' ' || behind == ',' || behind == '.' || behind == ')' ||
                    behind == ';' || behind == '|' || behind == '\n';
  return ends ? std::optional(found->date) : std::nullopt;
}

std::optional<FoundDate> date_at_begin(std::string_view line) {
  if (!has_digit(line)) return std::nullopt;
  const DateTokens tokens(line);
  const bool begins = tokens.kind(0) == DateToken::kNumber || month_named(tokens.word(0)) ||
                      has_word(kWeekdays, tokens.word(0));
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
    if (at + 1 == parts.size()) {
      if (auto day = last_day(parts[at])) return day;
      const bool has_day = at >= 2 && parts[at - 2].size() == 4 && parts[at - 1].size() == 2 &&
                           parts[at].size() > 2 && !is_digit(parts[at][2]);
      if (has_day) {
        if (auto day = joined_day(parts[at - 2], parts[at - 1], parts[at].substr(0, 2))) return day;
      }
    }
    if (at >= 3 && parts[at - 3].size() == 4 && parts[at - 2].size() == 2 &&
        parts[at - 1].size() == 2) {
      if (auto day = joined_day(parts[at - 3], parts[at - 2], parts[at - 1])) return day;
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
