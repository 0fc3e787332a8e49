// Files and directories that are on the disk when a function returns. Knows nothing of what is in
// them.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace tropa {

/// What to do about a disk that does not take what is written.
inline constexpr const char* kFreeSpace = "free space or repair the disk, then run this again";

/// kIo: "cannot write 'news.db/tropa.json': No space left on device". `number` is the system's.
Error io_error(const std::string& what, const std::filesystem::path& path, int number);

Result<void> write_flushed(const std::filesystem::path& file, std::string_view bytes);

/// Written beside, flushed, renamed. The directory is not flushed.
Result<void> replace_file(const std::filesystem::path& file, const std::string& bytes);

/// Every file of a directory and the directory itself.
Result<void> flush_all_of(const std::filesystem::path& directory);
Result<void> flush_directory(const std::filesystem::path& directory);

}  // namespace tropa
