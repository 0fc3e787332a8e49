#include "dictionary/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace tropa::dictionary {

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const auto failure = [&](int number) {
    return Error{Code::kInternal, file.string() + ": " + std::strerror(number),
                 "install Tropa's data files, or name their directory"};
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failure(errno);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || status.st_size <= 0) {
    ::close(descriptor);
    return failure(EINVAL);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  // Populated at once: the checksum reads every page anyway.
  void* const address =
      ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  const int number = errno;
  ::close(descriptor);
  if (address == MAP_FAILED) return failure(number);
  MappedFile mapped;
  mapped.bytes_ = {static_cast<const char*>(address), size};
  return mapped;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

}  // namespace tropa::dictionary
