// One run: plan, read, analyse, write, and remove what is gone. Decides nothing about articles; the
// rules of removal are in plan.cpp.
#include "catch_xapian.hpp"
#include "commands/analysis.hpp"
#include "commands/plan.hpp"
#include "commands/progress.hpp"
#include "index/last_run.hpp"
#include "index/shards.hpp"
#include "index/wait_for_writer.hpp"
#include "readers/date.hpp"
#include "readers/file_kinds.hpp"
#include "readers/open_records.hpp"
#include "sources/content_hash.hpp"
#include "sources/input_stream.hpp"
#include "tropa/indexer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ios>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace tropa {
namespace {

/// State of one run. The main thread cuts and writes; workers analyse in between.
class Run {
 public:
  Run(std::shared_ptr<const Resources> resources, const IndexOptions& options, Shards& store,
      Plan plan)
      : options_(options),
        store_(store),
        plan_(std::move(plan)),
        meter_(options.on_progress),
        analysis_(std::move(resources), options.workers, plan_.known, store.is_sharded()) {
    report_.skipped = std::move(plan_.skipped);
    report_.left_out = std::move(plan_.left_out);
    std::uint64_t bytes = 0;
    for (const PlannedFile& file : plan_.files) bytes += file.stat.size;
    meter_.expect(plan_.files.size(), bytes);
  }

  Result<void> files() {
    for (const DocumentNumber number : plan_.doubled) {
      if (const Result<void> removed = store_.remove(number); !removed) return removed;
    }
    for (std::uint32_t at = 0; at < plan_.files.size(); ++at) {
      const bool is_container = plan_.files[at].is_container;
      const Reader* by_name = options_.format.empty() ? reader_for(plan_.files[at].relative_path)
                                                      : reader_named(options_.format);
      const Reader& reader = by_name == nullptr ? text_reader() : *by_name;
      const Result<void> done = is_container ? container(at, reader) : whole(at, reader);
      if (!done) return done;
      if (!is_container || plan_.files[at].is_unchanged) meter_.read(plan_.files[at].stat.size);
      meter_.file_done();
      meter_.tell(report_);
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
      meter_.tell(report_);
      if (!meter_.stopped()) {
        return Error{Code::kInputMissing, "standard input cannot be read", {}};
      }
    }
    meter_.tell(report_);
    return drain(0);
  }

  /// Last, and only when all went well: removal, then the states of containers, then the commit.
  Result<IndexReport> finish() {
    if (meter_.stopped()) {
      // Without merging, which may take long.
      report_.interrupted = true;
      return done(store_.commit());
    }
    for (const std::uint32_t at : read_containers_) find_gone_members(at);
    for (std::size_t at = 0; at < plan_.places.size() && !options_.allow_mass_removal; ++at) {
      const Result<void> allowed = check_removal(plan_.places[at], plan_.coverage[at]);
      if (allowed) continue;
      // What was added stays; the containers are read again next time.
      const Result<void> committed = store_.commit();
      return committed ? allowed.error() : committed.error();
    }
    for (const auto& [number, place] : plan_.gone) {
      if (unreadable_.contains(place)) continue;
      if (const Result<void> removed = store_.remove(number); !removed) return removed.error();
      ++report_.removed;
    }
    for (const std::uint32_t at : read_containers_) {
      // A file with a bad line is looked at again next time, and named again.
      if (bad_containers_.contains(at)) continue;
      const PlannedFile& file = plan_.files[at];
      schema::FileState state = place_state(file);
      state.size = file.stat.size;
      state.mtime_ns = file.stat.mtime_ns;
      state.content_hash = content_hash_of({}, options_.format);
      if (const Result<void> set = store_.set_file_state(state); !set) return set.error();
    }
    return done(store_.finish());
  }

  bool stopped() const { return meter_.stopped(); }

 private:
  static constexpr std::uint32_t kStandardInput = UINT32_MAX;

  Result<IndexReport> done(const Result<void>& written) {
    if (!written) return written.error();
    report_.total = store_.size();
    return std::move(report_);
  }

  FileName name_of_file(const PlannedFile& file) const {
    return name_of(plan_.places[file.place], file.relative_path, plan_.manifest.roots[file.root]);
  }

  schema::FileState place_state(const PlannedFile& file) const {
    schema::FileState state;
    state.root = std::to_string(file.root);
    state.relative_path = name_of_file(file).relative_path;
    return state;
  }

  Task task_of(std::uint32_t at) const {
    const FileName name = name_of_file(plan_.files[at]);
    Task task;
    task.format = options_.format;
    task.fallback_id = name.id;
    task.shown = name.path;
    task.path = name.path;
    task.state = place_state(plan_.files[at]);
    task.planned = at;
    return task;
  }

  std::filesystem::path path_of(const PlannedFile& file) const {
    return plan_.places[file.place].path / file.relative_path;
  }

  Result<void> whole(std::uint32_t at, const Reader& reader) {
    const PlannedFile& file = plan_.files[at];
    if (file.is_unchanged) {
      ++report_.unchanged;
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
      report_.unchanged += plan_.members[at].size();
      return {};
    }
    Result<InputStream> input = InputStream::open(path_of(file));
    const Task pattern = task_of(at);
    if (!input) return skip(pattern.shown, Skipped{input.error().what, true}, at);
    const Result<OpenedRecords> opened = open_records(*input, reader, !options_.format.empty());
    if (!opened) return skip(pattern.shown, Skipped{opened.error().what}, at);
    if (opened->records == nullptr) {
      // What was made of it when there were many articles in it goes.
      if (!plan_.members[at].empty()) read_containers_.push_back(at);
      return whole(at, *opened->reader);
    }
    if (opened->is_doubtful) {
      warn(pattern.shown, "read as " + std::string(opened->encoding) + ", which is not certain");
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
    read_containers_.push_back(at);
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
      report_.left_out.push_back(
          {pattern.shown, std::to_string(records.left_out()) + " records in it are no articles"});
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

  void warn(const std::string& shown, const std::string& what) {
    report_.warnings.push_back({shown, what});
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
      if (const Result<void> written = write(analysis_.take()); !written) return written;
      meter_.tell(report_);
    }
    return {};
  }

  Result<void> skip(const std::string& shown, Skipped skipped, std::uint32_t planned) {
    report_.skipped.push_back({shown, std::move(skipped.reason)});
    if (planned == kStandardInput) return {};
    // What could not be read is not gone: nothing of this place is removed.
    if (skipped.unreadable) unreadable_.insert(plan_.files[planned].place);
    bad_containers_.insert(planned);
    return {};
  }

  DocumentNumber number_of(const Task& task, std::string_view id) const {
    if (!task.file.empty()) {
      const KnownFile file = plan_.known_file(task.planned);
      if (file.document != 0) return file.document;
    }
    const auto found = plan_.known.find(schema::hash_of(schema::document_key(id)));
    return found == plan_.known.end() ? 0 : found->second.number;
  }

  Result<void> write(Outcome outcome) {
    Task& task = outcome.task;
    if (auto* skipped = std::get_if<Skipped>(&outcome.result)) {
      return skip(task.shown, std::move(*skipped), task.planned);
    }
    if (const auto* many = std::get_if<Container>(&outcome.result)) {
      late_containers_.emplace_back(task.planned, many->reader);
      return {};
    }
    if (!outcome.remark.empty()) warn(task.shown, outcome.remark);
    if (const auto* same = std::get_if<Unchanged>(&outcome.result)) {
      if (!store_.has_put(same->id)) return keep(task, *same);
      // An earlier article of this run has the same id and other content, and the later one counts.
      outcome = analysis_.repeat(std::move(outcome.task));
      if (!std::holds_alternative<Analysed>(outcome.result)) return {};
    }
    return put(outcome.task, std::move(std::get<Analysed>(outcome.result).indexed));
  }

  /// Files whose content, not their name, told that there are many articles in them. The one that
  /// was made of such a file before, if any, counts as one of many.
  Result<void> late_containers() {
    for (std::size_t next = 0; next < late_containers_.size() && !meter_.stopped(); ++next) {
      const auto [at, reader] = late_containers_[next];
      if (const KnownFile file = plan_.known_file(at); file.document != 0) {
        plan_.members[at].push_back(std::exchange(plan_.known_files[at].document, 0));
      }
      if (const Result<void> done = container(at, *reader); !done) return done;
    }
    return drain(0);
  }

  Result<void> keep(const Task& task, const Unchanged& same) {
    ++report_.unchanged;
    const DocumentNumber number = number_of(task, same.id);
    seen_.insert(number);
    // Only the times of whole files are remembered with the document.
    return task.file.empty() ? Result<void>() : store_.touch(number, same.state);
  }

  Result<void> put(const Task& task, IndexedDocument indexed) {
    const DocumentNumber before = number_of(task, indexed.id);
    const bool is_undated = indexed.is_undated();
    const Result<bool> replaced = store_.put(std::move(indexed), before);
    if (!replaced) return replaced.error();
    if (is_undated) ++report_.undated;
    ++(*replaced ? report_.updated : report_.added);
    seen_.insert(before);
    return {};
  }

  void find_gone_members(std::uint32_t at) {
    const PlannedFile& file = plan_.files[at];
    if (bad_containers_.contains(at)) return;
    for (const DocumentNumber member : plan_.members[at]) {
      if (seen_.contains(member)) continue;
      ++plan_.coverage[file.place].gone;
      plan_.gone.emplace_back(member, file.place);
    }
  }

  const IndexOptions& options_;
  Shards& store_;
  Plan plan_;
  ProgressMeter meter_;
  Analysis analysis_;
  IndexReport report_;
  std::unordered_set<DocumentNumber> seen_;
  std::unordered_set<std::uint32_t> unreadable_;      // places
  std::unordered_set<std::uint32_t> bad_containers_;  // files with a record that was skipped
  std::vector<std::uint32_t> read_containers_;        // to their end
  std::vector<std::pair<std::uint32_t, const Reader*>> late_containers_;
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

}  // namespace

Result<IndexReport> index_paths(std::shared_ptr<const Resources> resources,
                                const IndexOptions& options, std::span<const std::string> paths,
                                std::istream& standard_input) {
  const auto start = std::chrono::steady_clock::now();
  Result<IndexReport> report = catch_xapian(
      [&] { return bring_up_to_date(std::move(resources), options, paths, standard_input); });
  if (!report) return report;
  report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  remember_run(
      options.database,
      {.finished = date_of_time(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()),
       .seconds = report->seconds,
       .added = report->added,
       .updated = report->updated,
       .unchanged = report->unchanged,
       .removed = report->removed,
       .skipped = report->skipped.size(),
       .interrupted = report->interrupted});
  return report;
}

}  // namespace tropa
