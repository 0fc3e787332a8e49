#include "search/open_index.hpp"

#include "guarded.hpp"
#include "schema.hpp"

#include <sys/stat.h>

#include <filesystem>

namespace tropa::search {
namespace {

// Each attempt needs a writer that published in between; more than a few in a row are no accident.
constexpr int kMostAttempts = 20;

}  // namespace

OpenIndex::OpenIndex(std::vector<std::string> paths, std::string fingerprint)
    : paths_(std::move(paths)), fingerprint_(std::move(fingerprint)) {}

std::optional<OpenIndex::Stamp> OpenIndex::stamp_of(const std::string& path) {
  const std::filesystem::path file = std::filesystem::path(path) / schema::kManifestName;
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return std::nullopt;
  return Stamp{
      .inode = found.st_ino,
      .size = static_cast<std::uint64_t>(found.st_size),
      .mtime_ns = std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

std::vector<std::optional<OpenIndex::Stamp>> OpenIndex::stamps() const {
  std::vector<std::optional<Stamp>> all;
  for (const std::string& path : paths_) all.push_back(stamp_of(path));
  return all;
}

Result<void> OpenIndex::open() {
  Xapian::Database opened;
  for (const std::string& path : paths_) {
    const Result<schema::Manifest> manifest = schema::read_manifest(path);
    if (!manifest) return manifest.error();
    if (manifest->fingerprint != fingerprint_) {
      return Error{Code::kNoIndex,
                   path + ": made with other dictionaries or another version of Tropa",
                   "make the index anew with tropa-index; the articles themselves are untouched"};
    }
    for (const std::string& segment : manifest->segments) {
      opened.add_database(Xapian::Database((std::filesystem::path(path) / segment).string()));
    }
  }
  database_ = opened;
  return {};
}

Result<void> OpenIndex::refresh() {
  for (int attempt = 1;; ++attempt) {
    // Before the manifest is read: what is published after that is noticed the next time.
    std::vector<std::optional<Stamp>> now = stamps();
    const bool is_same = now == manifests_;
    const Result<void> done = guarded([&]() -> Result<void> {
      if (!is_same) return open();
      // Changes in place need no new manifest.
      database_.reopen();
      return {};
    });
    if (done) {
      manifests_ = std::move(now);
      return done;
    }
    forget();
    // A segment that went away has a manifest that no longer names it.
    if (attempt == kMostAttempts || (!is_same && stamps() == now)) return done;
  }
}

}  // namespace tropa::search
