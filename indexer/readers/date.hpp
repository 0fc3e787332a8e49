// Dates as articles spell them -> the two forms that are stored. Reads no clock; an unclear date is
// no date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tropa {

/// "2025-12-01", "20251201", "01.12.2025" -> "2025-12-01"; with a time and any offset ->
/// "2025-12-01T12:45:00Z" (UTC; no offset counts as UTC); also "Mon, 01 Dec 2025 13:45:00 +0100".
/// nullopt for anything else, and for 30 February.
std::optional<std::string> normal_date(std::string_view text);

/// The day that a file's name begins with, as archives and blogs name their files:
/// "2025-12-01-port.txt". A time of writing in the name of a picture or a backup (20251201_134500)
/// is not meant.
std::optional<std::string> date_of_name(std::string_view file_name);

/// The value slot of a normal date: "20251201" or "20251201T124500".
std::string date_slot(std::string_view normal);

/// Nanoseconds since 1970 -> "2025-12-01T12:45:00Z".
std::string date_of_time(std::int64_t nanoseconds);

}  // namespace tropa
