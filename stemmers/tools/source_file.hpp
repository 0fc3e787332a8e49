// Bytes of a source file, and text cut into lines. What is in them is the readers' business.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

/// The whole file. Error kInputMissing naming the file.
Result<std::string> read_source(const std::filesystem::path& file);

/// Lines without their end; a carriage return before the end is dropped as well.
std::vector<std::string_view> lines_of(std::string_view text);

/// Fields between blanks and tabs; never empty ones.
std::vector<std::string_view> fields_of(std::string_view line);

/// Text of a one-byte encoding as UTF-8. `encoding` is a name that ICU knows.
Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding);

}  // namespace tropa::tools
