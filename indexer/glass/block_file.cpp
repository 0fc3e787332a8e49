#include "glass/block_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace tropa::glass {
namespace {

constexpr std::size_t kStep = std::size_t{256} << 10U;

Error io_error(const std::filesystem::path& file, int number) {
  return Error{Code::kIo, "cannot write '" + file.string() + "': " + std::strerror(number), {}};
}

}  // namespace

BlockFile::BlockFile(std::filesystem::path file, int descriptor)
    : file_(std::move(file)), descriptor_(descriptor) {}

BlockFile::BlockFile(BlockFile&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      waiting_(std::move(other.waiting_)) {}

BlockFile::~BlockFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<BlockFile> BlockFile::create(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return io_error(file, errno);
  return BlockFile(file, descriptor);
}

Result<void> BlockFile::append(std::string_view bytes) {
  waiting_ += bytes;
  return waiting_.size() < kStep ? Result<void>() : write_out();
}

Result<void> BlockFile::write_out() {
  std::string_view bytes = waiting_;
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error(file_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  waiting_.clear();
  return {};
}

Result<void> BlockFile::close() {
  if (Result<void> done = write_out(); !done) return done;
  const int closed = ::close(std::exchange(descriptor_, -1));
  return closed == 0 ? Result<void>() : Result<void>(io_error(file_, errno));
}

}  // namespace tropa::glass
