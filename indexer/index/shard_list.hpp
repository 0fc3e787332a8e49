// The directory of an index in monthly shards: a list with a mark in its first line, and beside it
// an index for each month. Knows what the directory is called and holds; opens no index.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

inline constexpr std::string_view kUndatedShard = "undated";

/// The month of a date as in its slot: "20251201T134500" -> "2025-12"; anything else is undated.
std::string month_of_slot(std::string_view date);

/// Was it made with --shard-by month?
bool is_sharded(const std::filesystem::path& database);

/// The list without any shard.
std::string empty_shard_list();

/// The shards that exist: what somebody removed is not there any more, and what a run that died
/// made but did not list is. Sorted. Errors: kInputMissing for a link to a shard that leads
/// nowhere.
Result<std::vector<std::string>> shards_in(const std::filesystem::path& database);

/// Makes the list say that these are the shards; other lines stay as they are. Writes nothing when
/// it says so already.
Result<void> list_shards(const std::filesystem::path& database,
                         const std::vector<std::string>& shards);

}  // namespace tropa
