// What another program makes of a file: pdftotext of a PDF, for instance. No shell is involved; the
// file is the program's standard input, and its standard output is the text.
#pragma once

#include "tropa/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tropa {

struct FilterLimits {
  std::chrono::milliseconds time{30'000};
  std::size_t bytes = std::size_t{64} << 20U;  // of output
};

/// Errors: kUsage, whose `what` is the reason without the file's name: the program cannot be run,
/// it failed, it took or wrote too much. Then it is ended, with all that it started. Thread-safe.
Result<std::string> run_filter(const std::vector<std::string>& command,
                               const std::filesystem::path& file, const FilterLimits& limits = {});

}  // namespace tropa
