// Files and directories -> "something changed". Linux inotify, with all that it may miss said, not
// hidden: an overflow of its queue, directories beyond its limit, a file system that tells nothing.
// Knows no index; what changed is found by the next run, which looks at everything.
#pragma once

#include "tropa/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa {

class ChangeWatch {
 public:
  /// `stop` is a descriptor that ends every wait when it becomes readable; -1 for none. Errors: kIo
  /// when the system gives no watch at all.
  static Result<ChangeWatch> make(std::span<const std::string> paths, int stop);

  enum class Seen : std::uint8_t { kNothing, kChange, kStop };

  /// Until something changes or the time is over.
  Seen wait(std::chrono::milliseconds most);

  /// After a change: until nothing more happens for `quiet`, but no longer than `longest`.
  Seen settle(std::chrono::milliseconds quiet, std::chrono::milliseconds longest);

  /// Finds all directories anew: at the start, from time to time, and after an overflow.
  void cover();

  std::size_t watched() const { return directories_.size(); }
  /// Directories that only the next look at everything sees, because of the system's limit.
  std::size_t unwatched() const { return unwatched_; }
  /// One of the paths was not there at the last cover().
  bool is_missing() const { return is_missing_; }

  ChangeWatch(ChangeWatch&& other) noexcept;
  ChangeWatch& operator=(ChangeWatch&&) = delete;
  ~ChangeWatch();

 private:
  using Inode = std::pair<std::uint64_t, std::uint64_t>;
  struct Directory {
    std::filesystem::path path;
    std::set<std::string> only;  // names that count; empty: all, and what is below
  };

  ChangeWatch(int descriptor, int stop, std::span<const std::string> paths);
  bool add(const std::filesystem::path& directory, const std::string& only);
  void cover_tree(const std::filesystem::path& directory, std::set<Inode>& seen);
  bool read_events();
  bool counts(int watch, std::uint32_t mask, std::string_view name);

  int descriptor_ = -1;
  int stop_ = -1;
  std::vector<std::string> paths_;
  std::map<int, Directory> directories_;  // by watch
  std::size_t unwatched_ = 0;
  bool is_missing_ = false;
};

}  // namespace tropa
