// The walk itself, on POSIX stat(): <filesystem> gives neither the inode nor nanoseconds.
#include "sources/scan.hpp"

#include "database_list.hpp"
#include "directory.hpp"
#include "schema.hpp"
#include "sources/utf8.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <set>
#include <utility>

namespace tropa {
namespace {

namespace fs = std::filesystem;

using Inode = std::pair<dev_t, ino_t>;

FileStat file_stat(const struct stat& raw) {
  return {.size = static_cast<std::uint64_t>(raw.st_size),
          .mtime_ns = std::int64_t{raw.st_mtim.tv_sec} * 1'000'000'000 + raw.st_mtim.tv_nsec,
          .stored = static_cast<std::uint64_t>(raw.st_blocks) * 512};
}

bool is_readme(const std::string& name) {
  const std::string lowered = utf8::lower(name);
  return lowered == "readme" || lowered.starts_with("readme.");
}

class Walker {
 public:
  Walker(fs::path top, const WalkOptions& options) : top_(std::move(top)), options_(options) {}

  Result<Walk> run() {
    struct stat raw {};
    std::error_code trouble;
    if (::stat(top_.c_str(), &raw) == 0) directories_.emplace(raw.st_dev, raw.st_ino);
    entries_of(top_, trouble);
    if (trouble) {
      return Error{Code::kInputMissing,
                   "the directory '" + printable(top_) + "' cannot be read: " + trouble.message(),
                   {}};
    }
    base_ = fs::canonical(top_, trouble).native();
    if (!base_.ends_with('/')) base_ += '/';
    enter({});
    // Links wait until every real file is known, so that a file keeps its real name.
    while (!links_.empty()) {
      const std::string link = std::move(links_.front());
      links_.pop_front();
      visit(link, true);
    }
    std::ranges::sort(walk_.files, {}, &FoundFile::relative_path);
    return std::move(walk_);
  }

 private:
  /// Reads one directory and everything below it; the depth is that of the tree, which PATH_MAX
  /// bounds.
  void enter(const std::string& relative) {
    std::error_code trouble;
    std::vector<std::string> names;
    const fs::path directory = relative.empty() ? top_ : top_ / relative;
    for (const fs::path& entry : entries_of(directory, trouble)) {
      names.push_back(entry.filename().string());
    }
    if (trouble) {
      skip(relative, "the directory cannot be read: " + trouble.message());
      walk_.complete = false;
      return;
    }
    std::ranges::sort(names);
    if (!relative.empty() && std::ranges::binary_search(names, schema::kManifestName)) {
      leave_out(relative, "an index of Tropa");
      return;
    }
    if (!relative.empty() && std::ranges::binary_search(names, schema::kListName)) {
      leave_out(relative, "a list of indexes of Tropa");
      return;
    }
    for (const std::string& name : names) {
      visit(relative.empty() ? name : relative + "/" + name, false);
    }
  }

  void visit(const std::string& relative, bool follow) {
    struct stat raw {};
    const fs::path path = top_ / relative;
    if (follow && leads_out(path)) {
      return skip(relative, "a link out of the directory; --follow-links follows it");
    }
    const int failed = follow ? ::stat(path.c_str(), &raw) : ::lstat(path.c_str(), &raw);
    if (failed != 0) {
      const bool dangling = follow && (errno == ENOENT || errno == ELOOP);
      skip(relative, dangling ? "a link that leads nowhere" : std::strerror(errno));
      // A dangling link is what it is; anything else hides files that may be there.
      if (!dangling) walk_.complete = false;
      return;
    }
    const std::string name = path.filename().string();
    if (name.starts_with('.')) return leave_out(relative, "hidden");
    if (S_ISLNK(raw.st_mode)) {
      links_.push_back(relative);
    } else if (S_ISDIR(raw.st_mode)) {
      if (!directories_.emplace(raw.st_dev, raw.st_ino).second) {
        return name_link(relative, "a link to a directory that is read already");
      }
      enter(relative);
    } else {
      file(relative, name, raw, follow);
    }
  }

  bool leads_out(const fs::path& link) const {
    if (options_.follow_links) return false;
    std::error_code trouble;
    const fs::path target = fs::canonical(link, trouble);
    return !trouble && !(target.native() + "/").starts_with(base_);
  }

  void file(const std::string& relative, const std::string& name, const struct stat& raw,
            bool is_link) {
    if (!S_ISREG(raw.st_mode)) return skip(relative, "not a regular file");
    const bool is_new = files_.emplace(raw.st_dev, raw.st_ino).second;
    if (is_link && !is_new) return name_link(relative, "a link to a file that is read already");
    if (is_readme(name)) return leave_out(relative, "a README is not an article");
    const FileStat stat = file_stat(raw);
    std::optional<std::string> reason;
    if (options_.refusal) reason = options_.refusal(name, stat);
    if (reason) return skip(relative, std::move(*reason));
    walk_.files.push_back({relative, stat});
  }

  void skip(const std::string& relative, std::string reason) {
    walk_.skipped.push_back({relative, std::move(reason)});
    walk_.passed_over.push_back(relative);
  }
  void leave_out(const std::string& relative, std::string reason) {
    walk_.left_out.push_back({relative, std::move(reason)});
    walk_.passed_over.push_back(relative);
  }

  /// What is behind a link is read under its own name, so nothing stays for the sake of the link.
  void name_link(const std::string& relative, std::string reason) {
    walk_.left_out.push_back({relative, std::move(reason)});
  }

  fs::path top_;
  WalkOptions options_;
  std::string base_;  // the real name of top_, ending in "/"
  Walk walk_;
  std::set<Inode> directories_;
  std::set<Inode> files_;
  std::deque<std::string> links_;
};

}  // namespace

std::optional<FileStat> stat_of(const fs::path& file) {
  struct stat raw {};
  if (::stat(file.c_str(), &raw) != 0) return std::nullopt;
  return file_stat(raw);
}

Result<Walk> walk(const fs::path& directory, const WalkOptions& options) {
  return Walker(directory, options).run();
}

std::string printable(const fs::path& path) {
  const std::string& bytes = path.native();
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t start = offset;
    if (utf8::next(bytes, offset) != utf8::kBad) {
      text.append(bytes, start, offset - start);
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[start]);
    text += '%';
    text += "0123456789ABCDEF"[byte >> 4U];
    text += "0123456789ABCDEF"[byte & 0xFU];
  }
  return text;
}

}  // namespace tropa
