// Dates as articles write them -> the two forms that are stored. The one parser of all readers.
// Reads no clock; an unclear date is no date.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tropa {

/// A whole field -> "2025-12-01", "2025-12-01T13:45:00", or with the zone that it names
/// "2025-12-01T13:45:00+01:00" or "...Z". The day and the time are the printed ones; nothing is
/// moved to another zone. Read are ISO 8601 and its relatives (basic, with spaces, Go's), days in
/// numbers (the day before the month, unless only the other order is a date), months in words and
/// Roman numerals, with weekday and time in any order, and seconds or milliseconds since 1970
/// (UTC). A month alone ("2024-02", "luty 2024") is its first day, so that it sorts before the days
/// of the month. nullopt for anything else, and for 30 February.
std::optional<std::string> normal_date(std::string_view text);

/// The same, or the one date in a field with a few words around it: "Opublikowano 9 maja 2025",
/// "Updated: Feb 29, 2024 by N.", "/Date(1741546800000)/". For fields that are said to be dates.
std::optional<std::string> date_of_field(std::string_view text);

struct FoundDate {
  std::string date;
  std::size_t begin = 0;  // of the words that make it, weekday and time among them
  std::size_t end = 0;
};

/// The date that a line begins with. Stricter than a field: no month alone, no bare digits.
std::optional<FoundDate> date_at_begin(std::string_view line);

/// The first date in a short text, such as "Published on 4 March 2025 by N."
std::optional<FoundDate> find_date(std::string_view text);

/// The day in a file's name or directories: "2025-12-01-port.txt", "20250309-x.txt",
/// "2025/03/09/x.txt", "2025/03/09-x.txt", "port-2025-12-01.txt". A time of writing in the name of
/// a picture or a backup (20251201_134500) is not meant.
std::optional<std::string> date_of_path(std::string_view path);

/// The value slot of a normal date: "20251201" or "20251201T134500", as printed.
std::string date_slot(std::string_view normal);

/// Nanoseconds since 1970 -> "2025-12-01T12:45:00Z".
std::string date_of_time(std::int64_t nanoseconds);

}  // namespace tropa
