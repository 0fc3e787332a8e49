// A file written from front to back, in large steps. Knows nothing of what is in it.
#pragma once

#include "tropa/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace tropa::glass {

/// Not flushed onto the disk: that is for whoever finishes the directory. After an error the file
/// is of no use.
class BlockFile {
 public:
  static Result<BlockFile> create(const std::filesystem::path& file);
  BlockFile(BlockFile&& other) noexcept;
  BlockFile& operator=(BlockFile&&) = delete;
  ~BlockFile();

  Result<void> append(std::string_view bytes);
  /// Everything is with the system when this returns without an error.
  Result<void> close();

 private:
  BlockFile(std::filesystem::path file, int descriptor);
  Result<void> write_out();

  std::filesystem::path file_;
  int descriptor_ = -1;
  std::string waiting_;
};

}  // namespace tropa::glass
