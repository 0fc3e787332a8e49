// One run: plan, read, analyse, write. Decides nothing about articles; what comes of them is
// written by OutcomeWriter.
#include "catch_xapian.hpp"
#include "commands/analysis.hpp"
#include "commands/outcome_writer.hpp"
#include "commands/plan.hpp"
#include "commands/progress.hpp"
#include "index/last_run.hpp"
#include "index/shards.hpp"
#include "index/wait_for_writer.hpp"
#include "readers/date.hpp"
#include "readers/file_kinds.hpp"
#include "readers/open_records.hpp"
#include "sources/input_stream.hpp"
#include "tropa/indexer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ios>
#include <memory>
#include <optional>
#include <utility>

namespace tropa {
namespace {

/// State of one run. The main thread cuts and writes; workers analyse in between.
class Run {
 public:
  Run(std::shared_ptr<const Resources> resources, const IndexOptions& options, Shards& store,
      Plan plan)
      : options_(options),
        plan_(std::move(plan)),
        meter_(options.on_progress),
        analysis_(std::move(resources), options.workers, plan_.known, store.is_sharded()),
        outcomes_(options, plan_, store, analysis_) {
    std::uint64_t bytes = 0;
    for (const PlannedFile& file : plan_.files) bytes += file.stat.size;
    meter_.expect(plan_.files.size(), bytes);
  }

  Result<void> files() {
    if (const Result<void> removed = outcomes_.remove_doubled(); !removed) return removed;
    for (std::uint32_t at = 0; at < plan_.files.size(); ++at) {
      const bool is_container = plan_.files[at].is_container;
      const Reader* by_name = options_.format.empty() ? reader_for(plan_.files[at].relative_path)
                                                      : reader_named(options_.format);
      const Reader& reader = by_name == nullptr ? text_reader() : *by_name;
      const Result<void> done = is_container ? container(at, reader) : whole(at, reader);
      if (!done) return done;
      if (!is_container || plan_.files[at].is_unchanged) meter_.read(plan_.files[at].stat.size);
      meter_.file_done();
      meter_.tell(outcomes_.report());
      if (meter_.stopped()) break;
    }
    const Result<void> drained = drain(0);
    return drained ? late_containers() : drained;
  }

  Result<void> standard_input(std::istream& in) {
    const std::unique_ptr<RecordSource> records = records_of(in, Split::kLines);
    try {
      while (std::optional<Record> record = records->next()) {
        Task task;
        task.planned = kStandardInput;
        meter_.read(record->text.size() + 1);
        const Result<void> done =
            submit_record(std::move(task), std::move(*record), "standard input");
        if (!done) return done;
        if (meter_.stopped()) break;
      }
    } catch (const std::ios_base::failure&) {
      // Whoever asks to stop may also have ended the stream.
      meter_.tell(outcomes_.report());
      if (!meter_.stopped()) {
        return Error{Code::kInputMissing, "standard input cannot be read", {}};
      }
    }
    meter_.tell(outcomes_.report());
    return drain(0);
  }

  Result<IndexReport> finish() {
    return meter_.stopped() ? outcomes_.interrupt() : outcomes_.finish();
  }

  bool stopped() const { return meter_.stopped(); }

 private:
  Task task_of(std::uint32_t at) const {
    const FileName name = plan_.name_of_file(plan_.files[at]);
    Task task;
    task.format = options_.format;
    task.fallback_id = name.id;
    task.shown = name.path;
    task.path = name.path;
    task.state = plan_.state_of(plan_.files[at]);
    task.planned = at;
    return task;
  }

  std::filesystem::path path_of(const PlannedFile& file) const {
    return plan_.places[file.place].path / file.relative_path;
  }

  Result<void> whole(std::uint32_t at, const Reader& reader) {
    const PlannedFile& file = plan_.files[at];
    if (file.is_unchanged) {
      outcomes_.count_unchanged(1);
      return {};
    }
    Task task = task_of(at);
    task.reader = &reader;
    task.filter = filter_for(file.relative_path, options_.filters);
    if (task.filter != nullptr) task.reader = &text_reader();
    task.file = path_of(file);
    task.state.size = file.stat.size;
    task.state.mtime_ns = file.stat.mtime_ns;
    if (const KnownFile known = plan_.known_file(at); known.document != 0) {
      task.known_hash = known.content_hash;
    }
    task.bytes = file.stat.size;
    return submit(std::move(task));
  }

  Result<void> container(std::uint32_t at, const Reader& reader) {
    const PlannedFile& file = plan_.files[at];
    if (file.is_unchanged) {
      outcomes_.count_unchanged(plan_.members[at].size());
      return {};
    }
    Result<InputStream> input = InputStream::open(path_of(file));
    const Task pattern = task_of(at);
    if (!input) return skip(pattern.shown, Skipped{input.error().what, true}, at);
    const Result<OpenedRecords> opened = open_records(*input, reader, !options_.format.empty());
    if (!opened) return skip(pattern.shown, Skipped{opened.error().what}, at);
    if (opened->records == nullptr) {
      // What was made of it when there were many articles in it goes.
      if (!plan_.members[at].empty()) outcomes_.completed(at);
      return whole(at, *opened->reader);
    }
    if (opened->is_doubtful) {
      outcomes_.warn(pattern.shown,
                     "read as " + std::string(opened->encoding) + ", which is not certain");
    }
    const bool has_places = opened->reader->split() == Split::kJsonValues;
    if (const Result<void> done = records(pattern, *opened->records, *input, has_places); !done) {
      return done;
    }
    if (meter_.stopped()) return {};
    if (const auto problem = input->problem()) {
      return skip(pattern.shown, Skipped{problem->reason, problem->is_unreadable}, at);
    }
    if (const std::string problem = opened->records->problem(); !problem.empty()) {
      return skip(pattern.shown, Skipped{problem}, at);
    }
    outcomes_.completed(at);
    return {};
  }

  /// All articles of one file. Lines come and go at both ends of a feed, so only a value of a JSON
  /// file is known by its place.
  Result<void> records(const Task& pattern, RecordSource& records, InputStream& input,
                       bool has_places) {
    std::size_t count = 0;
    std::uint64_t bytes = 0;
    while (std::optional<Record> record = records.next()) {
      Task task = pattern;
      ++count;
      if (!has_places) {
        task.fallback_id.clear();
      } else if (count > 1) {
        task.fallback_id += "#" + std::to_string(count);
      }
      const Result<void> done = submit_record(std::move(task), std::move(*record), pattern.shown);
      if (!done) return done;
      meter_.read(input.bytes_read() - bytes);
      bytes = input.bytes_read();
      if (meter_.stopped()) return {};
    }
    meter_.read(input.bytes_read() - bytes);
    if (records.left_out() > 0) {
      outcomes_.leave_out(pattern.shown,
                          std::to_string(records.left_out()) + " records in it are no articles");
    }
    const bool is_well = records.problem().empty() && !input.problem();
    if (count == 0 && records.left_out() == 0 && is_well) {
      return skip(pattern.shown, Skipped{"no article in it"}, pattern.planned);
    }
    return {};
  }

  Result<void> submit_record(Task task, Record record, const std::string& file) {
    task.shown = file + ":" + std::to_string(record.number);
    if (!record.problem.empty()) return skip(task.shown, Skipped{record.problem}, task.planned);
    task.reader = record.reader;
    task.bytes = record.text.size();
    task.record = std::move(record.text);
    task.around = std::move(record.around);
    return submit(std::move(task));
  }

  Result<void> submit(Task task) {
    while (!analysis_.has_room(task.bytes)) {
      if (const Result<void> drained = drain(analysis_.pending() - 1); !drained) return drained;
    }
    analysis_.submit(std::move(task));
    if (!analysis_.is_full()) return {};
    return drain(analysis_.pending() - 1);
  }

  Result<void> drain(std::size_t left) {
    while (analysis_.pending() > left) {
      if (const Result<void> written = outcomes_.write(analysis_.take()); !written) return written;
      meter_.tell(outcomes_.report());
    }
    return {};
  }

  /// Files whose content, not their name, told that there are many articles in them.
  Result<void> late_containers() {
    while (!meter_.stopped()) {
      const auto next = outcomes_.next_late_container();
      if (!next) break;
      if (const Result<void> done = container(next->first, *next->second); !done) return done;
    }
    return drain(0);
  }

  Result<void> skip(const std::string& shown, Skipped skipped, std::uint32_t planned) {
    outcomes_.skip(shown, std::move(skipped), planned);
    return {};
  }

  const IndexOptions& options_;
  Plan plan_;
  ProgressMeter meter_;
  Analysis analysis_;
  OutcomeWriter outcomes_;
};

Result<IndexReport> bring_up_to_date(std::shared_ptr<const Resources> resources,
                                     const IndexOptions& options,
                                     std::span<const std::string> paths,
                                     std::istream& standard_input) {
  if (!options.format.empty() && reader_named(options.format) == nullptr) {
    return unknown_format(options.format);
  }
  Result<std::vector<Place>> places = places_of(paths);
  if (!places) return places.error();
  Result<Shards> store =
      while_locked(options.wait, [&] { return Shards::open(options, resources->fingerprint()); });
  if (!store) return store.error();
  Result<Plan> plan = make_plan(std::move(*places), *store, options);
  if (!plan) return plan.error();
  if (plan->manifest.roots.size() != store->manifest().roots.size()) {
    // Roots first: documents that name a root unknown to the manifest could not be found again.
    if (const Result<void> saved = store->set_roots(plan->manifest.roots); !saved) {
      return saved.error();
    }
  }
  Run run(std::move(resources), options, *store, std::move(*plan));
  if (const Result<void> done = run.files(); !done) return done.error();
  if (!run.stopped() && std::ranges::find(paths, "-") != paths.end()) {
    if (const Result<void> done = run.standard_input(standard_input); !done) return done.error();
  }
  return run.finish();
}

RunSummary summary_of(const IndexReport& report) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {
      .finished = date_of_time(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()),
      .seconds = report.seconds,
      .added = report.added,
      .updated = report.updated,
      .unchanged = report.unchanged,
      .removed = report.removed,
      .skipped = report.skipped.size(),
      .interrupted = report.interrupted};
}

}  // namespace

Result<IndexReport> index_paths(std::shared_ptr<const Resources> resources,
                                const IndexOptions& options, std::span<const std::string> paths,
                                std::istream& standard_input) {
  const auto start = std::chrono::steady_clock::now();
  return catch_xapian([&]() -> Result<IndexReport> {
    Result<IndexReport> report =
        bring_up_to_date(std::move(resources), options, paths, standard_input);
    if (!report) return report;
    report->seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    remember_run(options.database, summary_of(*report));
    return report;
  });
}

}  // namespace tropa
