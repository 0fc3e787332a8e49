// Which files a run reads, by their names and sizes: those that a reader or a filter is for. Opens
// no file.
#pragma once

#include "readers/reader.hpp"
#include "sources/scan.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tropa {

struct FileKinds {
  std::span<const FileFilter> filters = {};  // kinds of files that are read besides our own
  const Reader* forced = nullptr;            // for files of any name
};

/// nullptr when there is none for files of this name.
const FileFilter* filter_for(std::string_view file_name, std::span<const FileFilter> filters);

/// Why a regular file is not read; nullopt when it is.
std::optional<std::string> refusal_of(const std::string& file_name, const FileStat& stat,
                                      const FileKinds& kinds);

/// The same for a walk, which knows no readers. What `kinds` borrows must outlive it.
Refusal refusal_by(const FileKinds& kinds);

}  // namespace tropa
