// A directory -> the files below it, in sorted order. Looks at names and stat() only; opens no
// file. Reports what it could not see, because what was not seen must not count as gone.
#pragma once

#include "tropa/indexer.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tropa {

struct FileStat {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t stored = 0;  // bytes on the disk: fewer than `size` when it has holes
};

struct FoundFile {
  std::string relative_path;  // below the walked directory, as bytes
  FileStat stat;
};

struct Walk {
  std::vector<FoundFile> files;        // to be read, sorted by path
  std::vector<SkippedInput> skipped;   // paths relative to the walked directory
  std::vector<SkippedInput> left_out;  // never articles: README files, hidden files, other indexes
  std::vector<std::string>
      passed_over;       // there, but not looked into: what the index has of them stays
  bool complete = true;  // every directory was read to its end
};

/// nullopt when there is no such file or it cannot be asked about.
std::optional<FileStat> stat_of(const std::filesystem::path& file);

/// Why a regular file is not read, from its name and size alone; nullopt when it is.
using Refusal =
    std::function<std::optional<std::string>(const std::string& file_name, const FileStat& stat)>;

struct WalkOptions {
  bool follow_links = false;  // those that lead out of the directory
  Refusal refusal = {};       // empty: every file is read
};

/// Links to directories are followed once: a directory that was seen, by any name, is not entered
/// again, and real directories come before links. Errors: kInputMissing when the directory itself
/// cannot be read.
Result<Walk> walk(const std::filesystem::path& directory, const WalkOptions& options = {});

/// A path as valid UTF-8: bytes that are not are written %XX.
std::string printable(const std::filesystem::path& path);

}  // namespace tropa
