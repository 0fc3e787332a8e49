#include "sources/file_buffer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tropa {

Result<std::unique_ptr<FileBuffer>> FileBuffer::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return Error{Code::kInputMissing, std::strerror(errno), {}};
  std::unique_ptr<FileBuffer> buffer(new FileBuffer(descriptor));
  struct stat raw {};
  if (::fstat(descriptor, &raw) != 0) return Error{Code::kInputMissing, std::strerror(errno), {}};
  if (!S_ISREG(raw.st_mode)) return Error{Code::kInputMissing, "not a regular file", {}};
  return buffer;
}

FileBuffer::~FileBuffer() {
  ::close(descriptor_);
}

std::size_t FileBuffer::fill(char* to, std::size_t size) {
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, to, size);
  } while (got < 0 && errno == EINTR);
  if (got < 0) trouble_ = errno;
  if (got <= 0) return 0;
  bytes_read_ += static_cast<std::uint64_t>(got);
  return static_cast<std::size_t>(got);
}

}  // namespace tropa
