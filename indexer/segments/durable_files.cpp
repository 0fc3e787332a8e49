// POSIX calls, because <filesystem> cannot flush.
#include "segments/durable_files.hpp"

#include "directory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

namespace tropa {
namespace {

namespace fs = std::filesystem;

/// Closes on the way out; close() errors after fsync() say nothing new.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

}  // namespace

Error io_error(const std::string& what, const fs::path& path, int number) {
  return Error{Code::kIo, what + " '" + path.string() + "': " + std::strerror(number), kFreeSpace};
}

Result<void> write_flushed(const fs::path& file, std::string_view bytes) {
  const Descriptor open(file, O_WRONLY | O_CREAT | O_TRUNC);
  if (open.get() < 0) return io_error("cannot write", file, errno);
  while (!bytes.empty()) {
    const ssize_t written = ::write(open.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error("cannot write", file, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(open.get()) != 0) return io_error("cannot flush", file, errno);
  return {};
}

Result<void> replace_file(const fs::path& file, const std::string& bytes) {
  const fs::path fresh = file.string() + ".new";
  if (Result<void> written = write_flushed(fresh, bytes); !written) return written;
  if (::rename(fresh.c_str(), file.c_str()) != 0) return io_error("cannot replace", file, errno);
  return {};
}

Result<void> flush_all_of(const fs::path& directory) {
  std::error_code trouble;
  for (const fs::path& entry : entries_of(directory, trouble)) {
    const Descriptor open(entry, O_RDONLY);
    if (open.get() < 0 || ::fsync(open.get()) != 0) {
      return io_error("cannot flush", entry, errno);
    }
  }
  if (trouble) return io_error("cannot look into", directory, trouble.value());
  return flush_directory(directory);
}

Result<void> flush_directory(const fs::path& directory) {
  const Descriptor open(directory, O_RDONLY | O_DIRECTORY);
  if (open.get() < 0 || ::fsync(open.get()) != 0) {
    return io_error("cannot flush the directory", directory, errno);
  }
  return {};
}

}  // namespace tropa
