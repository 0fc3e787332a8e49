// ".pdf=pdftotext -q - -" on the command line -> a filter.
#pragma once

#include "tropa/indexer.hpp"
#include "tropa/result.hpp"

#include <string>

namespace tropa::program {

/// Words are parted by spaces; quotes hold words with spaces together, and nothing else is special.
/// Errors: kUsage.
Result<FileFilter> parse_filter(const std::string& option);

}  // namespace tropa::program
