#include "directory.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>
#include <string_view>

namespace tropa {
namespace {

struct Close {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

}  // namespace

std::vector<std::filesystem::path> entries_of(const std::filesystem::path& directory,
                                              std::error_code& trouble) {
  trouble.clear();
  std::vector<std::filesystem::path> out;
  const std::unique_ptr<DIR, Close> open(::opendir(directory.c_str()));
  if (!open) {
    trouble.assign(errno, std::generic_category());
    return out;
  }
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(open.get());
    if (entry == nullptr) break;
    const std::string_view name(entry->d_name);
    if (name != "." && name != "..") out.push_back(directory / name);
  }
  if (errno != 0) trouble.assign(errno, std::generic_category());
  return out;
}

void remove_tree(const std::filesystem::path& path, std::error_code& trouble) {
  trouble.clear();
  struct stat about {};
  if (::lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) {
    for (const std::filesystem::path& entry : entries_of(path, trouble)) {
      remove_tree(entry, trouble);
      if (trouble) return;
    }
    if (trouble) return;
  }
  if (::remove(path.c_str()) != 0 && errno != ENOENT) {
    trouble.assign(errno, std::generic_category());
  }
}

std::uint64_t bytes_below(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code trouble;
  for (const std::filesystem::path& entry : entries_of(directory, trouble)) {
    struct stat about {};
    if (::lstat(entry.c_str(), &about) != 0) continue;
    if (S_ISDIR(about.st_mode)) bytes += bytes_below(entry);
    if (S_ISREG(about.st_mode)) bytes += static_cast<std::uint64_t>(about.st_size);
  }
  return bytes;
}

}  // namespace tropa
