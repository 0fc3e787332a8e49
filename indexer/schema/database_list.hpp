// What --db may name -> the databases meant: an index directory, a database on another machine, or
// a list of such names. Opens no database and asks no other machine.
#pragma once

#include "tropa/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::schema {

/// A list is a text file with one name a line, "#" comments; relative names are relative to the
/// directory it is in. A directory that holds a list under this name is that list.
inline constexpr std::string_view kListName = "tropa.list";

struct RemoteAddress {
  std::string host;
  std::uint16_t port = 0;
};

/// "xapian://host:port" and "xapian://[::1]:7100"; nullopt for anything else.
std::optional<RemoteAddress> remote_address(std::string_view name);

bool is_database_list(const std::filesystem::path& path);

/// The databases behind the names given, each once, in the order given; lists are followed. Errors:
/// kUsage for an address that is none, kNoIndex for a list that names nothing or itself.
Result<std::vector<std::string>> databases_of(const std::vector<std::string>& names);

}  // namespace tropa::schema
