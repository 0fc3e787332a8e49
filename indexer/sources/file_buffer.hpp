// The bytes of a regular file. Knows nothing of what is in it.
#pragma once

#include "sources/block_buffer.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace tropa {

class FileBuffer final : public BlockBuffer {
 public:
  /// A file may have become a pipe or a device since it was found: those are refused, not waited
  /// for. Errors: kInputMissing with the system's words.
  static Result<std::unique_ptr<FileBuffer>> open(const std::filesystem::path& file);
  ~FileBuffer() override;

  std::uint64_t bytes_read() const { return bytes_read_; }
  /// The number of the error that ended it; 0 for none.
  int trouble() const { return trouble_; }

 private:
  explicit FileBuffer(int descriptor) : descriptor_(descriptor) {}
  std::size_t fill(char* to, std::size_t size) override;

  int descriptor_;
  int trouble_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace tropa
