// What a run did and what an index holds -> text for people, JSON for programs. The JSON is
// documented in indexer/JSON.md and changes only together with its test.
#pragma once

#include "tropa/indexer.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tropa::program {

/// "3 added, 0 updated, 0 unchanged, 0 removed, 0 skipped; 3 documents in 'db'"
std::string summary(const IndexReport& report, const std::filesystem::path& database);

/// One object without a final newline. `status` is the exit status.
std::string json(const IndexReport& report, const std::filesystem::path& database, int status);
std::string json(const Error& error, const std::filesystem::path& database);
std::string json(const IndexStatus& status, const std::filesystem::path& database);
std::string counted_json(std::uint64_t articles, const std::filesystem::path& database);

/// Several lines, each with its newline.
std::string text(const IndexStatus& status, const std::filesystem::path& database);

}  // namespace tropa::program
