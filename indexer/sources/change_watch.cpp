#include "sources/change_watch.hpp"

#include "directory.hpp"
#include "schema.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace tropa {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// IN_MODIFY too: feeds are appended to by programs that never close them.
constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF |
                                  IN_MOVE_SELF | IN_ONLYDIR;

bool is_hidden(std::string_view name) {
  return name.starts_with('.');
}

}  // namespace

ChangeWatch::ChangeWatch(int descriptor, int stop, std::span<const std::string> paths)
    : descriptor_(descriptor), stop_(stop), paths_(paths.begin(), paths.end()) {}

ChangeWatch::ChangeWatch(ChangeWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      stop_(other.stop_),
      paths_(std::move(other.paths_)),
      directories_(std::move(other.directories_)),
      unwatched_(other.unwatched_),
      is_missing_(other.is_missing_) {}

ChangeWatch::~ChangeWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<ChangeWatch> ChangeWatch::make(std::span<const std::string> paths, int stop) {
  const int descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor < 0) {
    return Error{Code::kIo, std::string("the system gives no watch: ") + std::strerror(errno),
                 "raise fs.inotify.max_user_instances, or run tropa-index from a timer"};
  }
  ChangeWatch watch(descriptor, stop, paths);
  watch.cover();
  return watch;
}

void ChangeWatch::cover() {
  unwatched_ = 0;
  is_missing_ = false;
  std::set<Inode> seen;
  for (const std::string& given : paths_) {
    std::error_code trouble;
    const fs::path path(given);
    if (fs::is_directory(path, trouble)) {
      cover_tree(path, seen);
    } else {
      if (!fs::exists(path, trouble)) is_missing_ = true;
      add(path.has_parent_path() ? path.parent_path() : ".", path.filename().string());
    }
  }
}

/// The same watch is given for a directory that has one.
bool ChangeWatch::add(const fs::path& directory, const std::string& only) {
  const int watch = ::inotify_add_watch(descriptor_, directory.c_str(), kEvents);
  if (watch < 0) {
    // Gone again is the parent's to tell; anything else is a limit or a right.
    if (errno != ENOENT && errno != ENOTDIR) ++unwatched_;
    return false;
  }
  const auto [place, is_new] = directories_.try_emplace(watch);
  place->second.path = directory;
  if (only.empty()) {
    place->second.only.clear();
  } else if (is_new || !place->second.only.empty()) {
    place->second.only.insert(only);
  }
  return true;
}

/// What a run would walk: not hidden, no index, links to directories followed once.
void ChangeWatch::cover_tree(const fs::path& directory, std::set<Inode>& seen) {
  struct stat raw {};
  if (::stat(directory.c_str(), &raw) != 0 || !S_ISDIR(raw.st_mode)) return;
  if (!seen.emplace(raw.st_dev, raw.st_ino).second) return;
  std::error_code trouble;
  if (fs::exists(directory / schema::kManifestName, trouble)) return;
  // Watched before it is read: what comes in between is seen twice, not never.
  add(directory, {});
  for (const fs::path& entry : entries_of(directory, trouble)) {
    std::error_code gone;
    if (is_hidden(entry.filename().string()) || !fs::is_directory(entry, gone)) continue;
    cover_tree(entry, seen);
  }
}

bool ChangeWatch::counts(int watch, std::uint32_t mask, std::string_view name) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    cover();
    return true;
  }
  const auto found = directories_.find(watch);
  if (found == directories_.end()) return false;
  if ((mask & IN_IGNORED) != 0) {
    directories_.erase(found);
    return true;
  }
  const Directory& directory = found->second;
  if (!directory.only.empty()) return directory.only.contains(std::string(name));
  if (is_hidden(name)) return false;
  if ((mask & IN_ISDIR) != 0) {
    std::set<Inode> seen;
    if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0) cover_tree(directory.path / name, seen);
    // Rights and times of a directory matter when it could not be entered before.
    return true;
  }
  return true;
}

/// True when anything in the queue counts.
bool ChangeWatch::read_events() {
  alignas(inotify_event) std::array<char, 64 * 1024> block;
  bool any = false;
  while (true) {
    const ssize_t got = ::read(descriptor_, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return any;
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      inotify_event event{};
      std::memcpy(&event, block.data() + at, sizeof event);
      const char* name = block.data() + at + sizeof event;
      any |= counts(event.wd, event.mask,
                    event.len > 0 ? std::string_view(name, ::strnlen(name, event.len)) : "");
      at += sizeof event + event.len;
    }
  }
}

ChangeWatch::Seen ChangeWatch::wait(std::chrono::milliseconds most) {
  const Clock::time_point end = Clock::now() + most;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    std::array<pollfd, 2> watched{pollfd{descriptor_, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
    const int ready = ::poll(watched.data(), watched.size(),
                             static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (watched[1].revents != 0) return Seen::kStop;
    if (ready > 0 && read_events()) return Seen::kChange;
    if (Clock::now() >= end) return Seen::kNothing;
  }
}

ChangeWatch::Seen ChangeWatch::settle(std::chrono::milliseconds quiet,
                                      std::chrono::milliseconds longest) {
  const Clock::time_point end = Clock::now() + longest;
  while (Clock::now() < end) {
    const Seen seen = wait(quiet);
    if (seen != Seen::kChange) return seen == Seen::kStop ? seen : Seen::kChange;
  }
  return Seen::kChange;
}

}  // namespace tropa
