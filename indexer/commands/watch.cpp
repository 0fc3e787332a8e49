// Keeps an index up to date: a run after every burst of changes and from time to time. Each run is
// an ordinary one over all paths, with its rules of removal; so whatever was missed in between, by
// an overflow or on a file system that tells nothing, the next one finds.
#include "catch_xapian.hpp"
#include "sources/change_watch.hpp"
#include "tropa/indexer.hpp"

#include <algorithm>
#include <istream>
#include <optional>
#include <utility>

namespace tropa {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Together less than the two seconds in which a new file must be found, with time for the run.
constexpr milliseconds kQuiet{200};
constexpr milliseconds kLongestBurst{800};

// When something is not there or in use: how soon to look again.
constexpr milliseconds kSoon{1000};

// A run over a large directory must not follow the next one at once for ever.
constexpr milliseconds kLongestPause{30'000};

/// Another run may go better without anybody mending anything here.
bool may_pass(const Error& error) {
  return error.code == Code::kInputMissing || error.code == Code::kLocked;
}

Result<void> watch_until_stopped(const std::shared_ptr<const Resources>& resources,
                                 const IndexOptions& options, std::span<const std::string> paths,
                                 const WatchOptions& watch_options, const WatchListener& listener) {
  if (std::ranges::find(paths, "-") != paths.end()) {
    return Error{Code::kUsage, "standard input cannot be watched", "give files and directories"};
  }
  Result<ChangeWatch> watch = ChangeWatch::make(paths, watch_options.stop_descriptor);
  if (!watch) return watch.error();
  std::istream nothing(nullptr);
  bool is_first = true;
  while (true) {
    const Clock::time_point start = Clock::now();
    const Result<IndexReport> report = index_paths(resources, options, paths, nothing);
    if (!report && (is_first || !may_pass(report.error()))) return report.error();
    listener(report, WatchState{.directories = watch->watched(), .unwatched = watch->unwatched()});
    if (report && report->interrupted) return {};
    is_first = false;

    const bool again_soon = watch->is_missing() || watch->unwatched() > 0 ||
                            (!report && report.error().code == Code::kLocked);
    const milliseconds most =
        again_soon ? std::min<milliseconds>(kSoon, watch_options.rescan) : watch_options.rescan;
    ChangeWatch::Seen seen = watch->wait(most);
    if (seen == ChangeWatch::Seen::kNothing) {
      watch->cover();
    } else if (seen == ChangeWatch::Seen::kChange) {
      const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - start);
      seen = watch->settle(std::clamp(took / 10, kQuiet, kLongestPause),
                           std::clamp(took, kLongestBurst, kLongestPause));
    }
    if (seen == ChangeWatch::Seen::kStop) return {};
  }
}

}  // namespace

Result<void> watch_paths(std::shared_ptr<const Resources> resources, const IndexOptions& options,
                         std::span<const std::string> paths, const WatchOptions& watch_options,
                         const WatchListener& listener) {
  return catch_xapian(
      [&] { return watch_until_stopped(resources, options, paths, watch_options, listener); });
}

}  // namespace tropa
