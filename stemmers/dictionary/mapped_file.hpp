// A file mapped for reading. Knows nothing of what is in it.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <string_view>

namespace tropa::dictionary {

class MappedFile {
 public:
  /// Error kInternal naming the file: it is part of the program's own data.
  static Result<MappedFile> open(const std::filesystem::path& file);

  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace tropa::dictionary
