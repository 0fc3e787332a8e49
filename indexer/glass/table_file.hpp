// The file of one table, read by blocks. Knows nothing of what is in a block.
#pragma once

#include "tropa/result.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::glass {

/// Thread-safe. Keeps its file, also when the name is gone.
class TableFile {
 public:
  enum class Access : std::uint8_t {
    kRead,    // each block is a system call and a copy
    kMapped,  // blocks can also be looked at where the system has them, unless that cannot be done
  };

  /// Errors: kDamaged for a file that is missing, kIo.
  static Result<TableFile> open(const std::filesystem::path& file, Access access);
  TableFile(TableFile&& other) noexcept;
  TableFile& operator=(TableFile&&) = delete;
  ~TableFile();

  const std::filesystem::path& path() const { return path_; }

  /// Whether another process that writes into the file may change a block while it is looked at.
  bool is_mapped() const { return mapped_ != nullptr; }

  /// The block with this number, in `buffer`. Errors: kDamaged, kIo.
  Result<std::string_view> read(std::uint32_t number, std::size_t bytes, std::string& buffer) const;

  /// The same where it is mapped. `with_others`: blocks beside it will be looked at, too.
  Result<std::string_view> look(std::uint32_t number, std::size_t bytes, bool with_others) const;

  /// Where bytes that look() gave stand in the file; nullopt for others.
  std::optional<std::uint64_t> begin_of(std::string_view bytes) const;
  /// The bytes at a place of begin_of().
  std::string_view looked_at(std::uint64_t begin, std::size_t size) const {
    return {mapped_ + begin, size};
  }

 private:
  TableFile(std::filesystem::path path, int descriptor);
  void map();
  void bring(std::uint64_t begin) const;

  std::filesystem::path path_;
  int descriptor_ = -1;
  const char* mapped_ = nullptr;
  std::size_t size_ = 0;  // of what is mapped
  // A bit for each stretch of the mapping that was brought into memory.
  mutable std::vector<std::atomic<std::uint64_t>> brought_;
  mutable std::atomic<std::uint32_t> looks_ = 0;  // before any was
};

}  // namespace tropa::glass
