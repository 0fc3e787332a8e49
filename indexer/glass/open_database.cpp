#include "glass/open_database.hpp"

#include "glass/block.hpp"
#include "glass/self_test.hpp"

#include <atomic>
#include <optional>
#include <string>
#include <utility>

namespace tropa::glass {

OpenDatabase::OpenDatabase(std::unique_ptr<const State> state) : state_(std::move(state)) {}
OpenDatabase::~OpenDatabase() = default;

bool OpenDatabase::State::is_intact(std::string_view bytes) const {
  if (!files[kPostlist]->begin_of(bytes)) return true;
  std::atomic_signal_fence(std::memory_order_seq_cst);  // as in TableReader::is_intact()
  return number_at({block_of(bytes), kRevisionBytes}, 0, kRevisionBytes) <= version.revision;
}

bool OpenDatabase::is_intact(std::string_view bytes) const {
  return state_->is_intact(bytes);
}

std::shared_ptr<const OpenDatabase> OpenDatabase::open(const std::filesystem::path& directory,
                                                       std::uint64_t revision) {
  return is_checked_release() || can_read() ? open_any(directory, revision) : nullptr;
}

std::shared_ptr<const OpenDatabase> OpenDatabase::open_any(const std::filesystem::path& directory,
                                                           std::uint64_t revision) {
  Result<Version> version = read_version(directory);
  if (!version || version->revision != revision) return nullptr;
  auto state = std::make_unique<State>();
  state->version = std::move(*version);
  for (const Table table : {kPostlist, kDocdata}) {
    Result<TableFile> file = TableFile::open(
        directory / (std::string(kTableNames[table]) + ".glass"), TableFile::Access::kMapped);
    if (!file) return nullptr;
    state->files[table] = std::make_shared<const TableFile>(std::move(*file));
  }
  return std::shared_ptr<const OpenDatabase>(new OpenDatabase(std::move(state)));
}

}  // namespace tropa::glass
