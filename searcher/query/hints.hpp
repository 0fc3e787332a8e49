// Query text -> what to say about slips of people who know another engine's language: "path^2",
// "a b"~5, !word, near/3, && and ||, title: before a gap, bytes that are not UTF-8. The query is
// answered as it was read; these sentences stand beside the answer.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::query {

///   !путин   ->   "!путин" was read as a word; to leave a word out, write -путин
/// Each is said once. `fields` are the names that may stand before a colon.
std::vector<std::string> hints(std::string_view query, std::span<const std::string_view> fields);

}  // namespace tropa::query
