// What became of each input -> the index and the report of a run; and at its end, what is removed.
// Reads no article; the rules of removal are in plan.cpp.
#pragma once

#include "commands/analysis.hpp"
#include "commands/plan.hpp"
#include "index/shards.hpp"
#include "tropa/indexer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tropa {

/// In place of a number in Plan::files.
inline constexpr std::uint32_t kStandardInput = UINT32_MAX;

/// Used from the thread of the run alone. Borrows all it is given.
class OutcomeWriter {
 public:
  OutcomeWriter(const IndexOptions& options, Plan& plan, Shards& store, Analysis& analysis);

  const IndexReport& report() const { return report_; }

  /// Articles that stand in two shards go from one of them.
  Result<void> remove_doubled();

  Result<void> write(Outcome outcome);

  void skip(const std::string& shown, Skipped skipped, std::uint32_t planned);
  void leave_out(const std::string& shown, std::string reason);
  void warn(const std::string& shown, std::string what);
  void count_unchanged(std::size_t articles) { report_.unchanged += articles; }

  /// A container was read to its end: what it had and has no more is gone.
  void completed(std::uint32_t planned) { complete_.push_back(planned); }

  /// Files whose content, not their name, told that there are many articles in them, each once.
  std::optional<std::pair<std::uint32_t, const Reader*>> next_late_container();

  /// Last, and only when all went well: removal, then the states of containers, then the commit.
  Result<IndexReport> finish();

  /// Without removal, and without merging, which may take long.
  Result<IndexReport> interrupt();

 private:
  DocumentNumber number_of(const Task& task, std::string_view id) const;
  Result<void> keep(const Task& task, const Unchanged& same);
  Result<void> put(const Task& task, IndexedDocument indexed);
  void find_gone_members(std::uint32_t planned);
  Result<void> remove_gone();
  Result<void> remember_containers();
  Result<IndexReport> done(const Result<void>& written);

  const IndexOptions& options_;
  Plan& plan_;
  Shards& store_;
  Analysis& analysis_;
  IndexReport report_;
  std::unordered_set<DocumentNumber> seen_;
  std::unordered_set<std::uint32_t> unreadable_;      // places
  std::unordered_set<std::uint32_t> bad_containers_;  // files with a record that was skipped
  std::vector<std::uint32_t> complete_;               // containers
  std::vector<std::pair<std::uint32_t, const Reader*>> late_containers_;
  std::size_t next_late_ = 0;
};

}  // namespace tropa
