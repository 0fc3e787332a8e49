#include "index/segment_list.hpp"

#include "index/index_directory.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace tropa {

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
    std::filesystem::remove_all(path_of(name), ignored);
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
