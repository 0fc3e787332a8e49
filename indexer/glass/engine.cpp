// Which way a database is written and merged.
#include "glass/glass.hpp"

#include "glass/document_tables.hpp"
#include "glass/merge_tables.hpp"
#include "glass/version.hpp"
#include "glass/xapian_twin.hpp"

#include <algorithm>

namespace tropa::glass {

Engine engine() {
  return can_read() ? Engine::kTropa : Engine::kXapian;
}

Result<void> write(const Contents& contents, const std::filesystem::path& directory, Engine by) {
  return by == Engine::kTropa ? write_tables(contents, directory)
                              : write_with_xapian(contents, directory);
}

Result<void> merge(std::span<const std::filesystem::path> from, const std::filesystem::path& to,
                   Engine by, IsSuperseded is_superseded) {
  const bool is_ours =
      by == Engine::kTropa && std::ranges::none_of(from, [](const std::filesystem::path& source) {
        const Result<Version> version = read_version(source);
        return !version && version.error().code == Code::kNoIndex;
      });
  return is_ours ? merge_tables(from, to, is_superseded) : merge_with_xapian(from, to);
}

}  // namespace tropa::glass
