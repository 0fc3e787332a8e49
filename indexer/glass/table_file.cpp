#include "glass/table_file.hpp"

#include "glass/version.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <utility>

namespace tropa::glass {
namespace {

constexpr std::uint64_t kStretch = std::uint64_t{256} << 10U;

// A program that asks one query looks at so many blocks and no more.
constexpr std::uint32_t kFew = 256;

Error too_short(const std::filesystem::path& file) {
  return Error{Code::kDamaged, "'" + file.string() + "' is damaged: it ends too early", {}};
}

}  // namespace

TableFile::TableFile(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

TableFile::TableFile(TableFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      size_(other.size_),
      brought_(std::move(other.brought_)) {}

TableFile::~TableFile() {
  if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), size_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<TableFile> TableFile::open(const std::filesystem::path& file, Access access) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_read(file, errno);
  TableFile opened(file, descriptor);
  if (access == Access::kMapped) opened.map();
  return opened;
}

// Blocks of a published revision are there when it is opened, so what a writer appends later is of
// no interest. No writer makes a table shorter.
void TableFile::map() {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || status.st_size <= 0) return;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor_, 0);
  if (at == MAP_FAILED) return;
  mapped_ = static_cast<const char*>(at);
  size_ = size;
  brought_ = std::vector<std::atomic<std::uint64_t>>(size / kStretch / 64 + 1);
}

// A page that is touched for the first time interrupts the program; one call for many pages costs
// as much as one such interruption.
void TableFile::bring(std::uint64_t begin) const {
#ifdef MADV_POPULATE_READ
  const std::uint64_t stretch = begin / kStretch;
  const std::uint64_t bit = std::uint64_t{1} << (stretch % 64);
  std::atomic<std::uint64_t>& word = brought_[stretch / 64];
  if ((word.load(std::memory_order_relaxed) & bit) != 0) return;
  if (looks_.load(std::memory_order_relaxed) < kFew) {
    looks_.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  word.fetch_or(bit, std::memory_order_relaxed);
  const std::uint64_t from = stretch * kStretch;
  // Where it cannot be done, the pages come one by one.
  ::madvise(const_cast<char*>(mapped_) + from, std::min<std::uint64_t>(kStretch, size_ - from),
            MADV_POPULATE_READ);
#endif
}

Result<std::string_view> TableFile::look(std::uint32_t number, std::size_t bytes,
                                         bool with_others) const {
  const std::uint64_t begin = std::uint64_t{number} * bytes;
  if (begin + bytes > size_) return too_short(path_);
  if (with_others) bring(begin);
  return std::string_view(mapped_ + begin, bytes);
}

std::optional<std::uint64_t> TableFile::begin_of(std::string_view bytes) const {
  const std::less_equal<const char*> is_before;
  if (mapped_ == nullptr || !is_before(mapped_, bytes.data()) ||
      !is_before(bytes.data() + bytes.size(), mapped_ + size_)) {
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(bytes.data() - mapped_);
}

Result<std::string_view> TableFile::read(std::uint32_t number, std::size_t bytes,
                                         std::string& buffer) const {
  const std::uint64_t begin = std::uint64_t{number} * bytes;
  buffer.resize(bytes);
  std::size_t got = 0;
  while (got < bytes) {
    const ssize_t more =
        ::pread(descriptor_, buffer.data() + got, bytes - got, static_cast<off_t>(begin + got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return cannot_read(path_, errno);
    if (more == 0) return too_short(path_);
    got += static_cast<std::size_t>(more);
  }
  return std::string_view(buffer);
}

}  // namespace tropa::glass
