// Sentences on standard error, as every mode of tropa-index says them.
#pragma once

#include "tropa/result.hpp"

#include <cstdint>
#include <string>

namespace tropa::program {

/// "tropa-index: line".
void say(const std::string& line);

/// Says the error and its hint; returns the exit status.
int fail(const Error& error);

/// "1.5 MiB".
std::string in_bytes(std::uint64_t bytes);

/// "1 article", "2 articles", "3 directories".
std::string counted(std::uint64_t number, const std::string& thing);

}  // namespace tropa::program
