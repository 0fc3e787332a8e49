#include "segments/segment_list.hpp"

#include "segments/durable_files.hpp"

#include "directory.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace tropa {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStubName = "XAPIANDB";

}  // namespace

Result<void> write_manifest(const fs::path& database, const schema::Manifest& manifest) {
  if (Result<void> replaced = replace_file(database / schema::kManifestName, to_string(manifest));
      !replaced) {
    return replaced;
  }
  // The same list as Xapian's stub database, so that xapian-tcpsrv and every other tool of Xapian
  // opens the directory as it is. Second, because Tropa itself reads only the manifest.
  std::string stub;
  for (const std::string& segment : manifest.segments) stub += "auto " + segment + "\n";
  if (Result<void> replaced = replace_file(database / kStubName, stub); !replaced) return replaced;
  return flush_directory(database);
}

void remove_unnamed_segments(const fs::path& database, std::span<const std::string> named) {
  std::error_code trouble;
  std::vector<fs::path> unnamed;
  for (const fs::path& entry : entries_of(database, trouble)) {
    const std::string name = entry.filename().string();
    if (!name.starts_with(schema::kSegmentPrefix)) continue;
    if (std::ranges::find(named, name) == named.end()) unnamed.push_back(entry);
  }
  for (const fs::path& segment : unnamed) remove_tree(segment, trouble);
}

SegmentList::SegmentList(std::filesystem::path database, schema::Manifest manifest)
    : database_(std::move(database)), manifest_(std::move(manifest)) {
  for (const std::string& name : manifest_.segments) {
    const char* digits = name.c_str() + schema::kSegmentPrefix.size();
    last_number_ = std::max(last_number_, std::strtoul(digits, nullptr, 10));
  }
}

schema::Manifest SegmentList::manifest() const {
  const std::lock_guard lock(mutex_);
  return manifest_;
}

std::string SegmentList::fresh_name() {
  const std::lock_guard lock(mutex_);
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%06lu", ++last_number_);
  return std::string(schema::kSegmentPrefix) + digits.data();
}

Result<void> SegmentList::publish(const std::string& added, std::span<const std::string> retired) {
  const std::lock_guard lock(mutex_);
  schema::Manifest changed = manifest_;
  std::erase_if(changed.segments, [&](const std::string& name) {
    return std::ranges::find(retired, name) != retired.end();
  });
  if (!added.empty()) changed.segments.push_back(added);
  if (Result<void> written = write_manifest(database_, changed); !written) return written;
  manifest_ = std::move(changed);
  for (const std::string& name : retired) {
    // What cannot be deleted costs space and nothing else; the next writer tries again.
    std::error_code ignored;
    remove_tree(path_of(name), ignored);
  }
  return {};
}

Result<void> SegmentList::set_roots(const std::vector<schema::Manifest::Root>& roots) {
  const std::lock_guard lock(mutex_);
  schema::Manifest changed = manifest_;
  changed.roots = roots;
  if (Result<void> written = write_manifest(database_, changed); !written) return written;
  manifest_ = std::move(changed);
  return {};
}

}  // namespace tropa
