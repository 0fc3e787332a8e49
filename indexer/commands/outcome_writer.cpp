#include "commands/outcome_writer.hpp"

#include "sources/content_hash.hpp"

#include <variant>

namespace tropa {

OutcomeWriter::OutcomeWriter(const IndexOptions& options, Plan& plan, Shards& store,
                             Analysis& analysis)
    : options_(options), plan_(plan), store_(store), analysis_(analysis) {
  report_.skipped = std::move(plan_.skipped);
  report_.left_out = std::move(plan_.left_out);
}

Result<void> OutcomeWriter::remove_doubled() {
  for (const DocumentNumber number : plan_.doubled) {
    if (const Result<void> removed = store_.remove(number); !removed) return removed;
  }
  return {};
}

void OutcomeWriter::skip(const std::string& shown, Skipped skipped, std::uint32_t planned) {
  report_.skipped.push_back({shown, std::move(skipped.reason)});
  if (planned == kStandardInput) return;
  // What could not be read is not gone: nothing of this place is removed.
  if (skipped.unreadable) unreadable_.insert(plan_.files[planned].place);
  bad_containers_.insert(planned);
}

void OutcomeWriter::leave_out(const std::string& shown, std::string reason) {
  report_.left_out.push_back({shown, std::move(reason)});
}

void OutcomeWriter::warn(const std::string& shown, std::string what) {
  report_.warnings.push_back({shown, std::move(what)});
}

DocumentNumber OutcomeWriter::number_of(const Task& task, std::string_view id) const {
  if (!task.file.empty()) {
    const KnownFile file = plan_.known_file(task.planned);
    if (file.document != 0) return file.document;
  }
  const auto found = plan_.known.find(schema::hash_of(schema::document_key(id)));
  return found == plan_.known.end() ? 0 : found->second.number;
}

Result<void> OutcomeWriter::write(Outcome outcome) {
  Task& task = outcome.task;
  if (auto* skipped = std::get_if<Skipped>(&outcome.result)) {
    skip(task.shown, std::move(*skipped), task.planned);
    return {};
  }
  if (const auto* many = std::get_if<Container>(&outcome.result)) {
    late_containers_.emplace_back(task.planned, many->reader);
    return {};
  }
  if (!outcome.remark.empty()) warn(task.shown, std::move(outcome.remark));
  if (const auto* same = std::get_if<Unchanged>(&outcome.result)) {
    if (!store_.has_put(same->id)) return keep(task, *same);
    // An earlier article of this run has the same id and other content, and the later one counts.
    outcome = analysis_.repeat(std::move(outcome.task));
    if (!std::holds_alternative<Analysed>(outcome.result)) return {};
  }
  return put(outcome.task, std::move(std::get<Analysed>(outcome.result).indexed));
}

// The one that was made of such a file before, if any, counts as one of many.
std::optional<std::pair<std::uint32_t, const Reader*>> OutcomeWriter::next_late_container() {
  if (next_late_ == late_containers_.size()) return std::nullopt;
  const auto next = late_containers_[next_late_++];
  if (const KnownFile file = plan_.known_file(next.first); file.document != 0) {
    plan_.members[next.first].push_back(std::exchange(plan_.known_files[next.first].document, 0));
  }
  return next;
}

Result<void> OutcomeWriter::keep(const Task& task, const Unchanged& same) {
  ++report_.unchanged;
  const DocumentNumber number = number_of(task, same.id);
  seen_.insert(number);
  // Only the times of whole files are remembered with the document.
  return task.file.empty() ? Result<void>() : store_.touch(number, same.state);
}

Result<void> OutcomeWriter::put(const Task& task, IndexedDocument indexed) {
  const DocumentNumber before = number_of(task, indexed.id);
  const bool is_undated = indexed.is_undated();
  const Result<bool> replaced = store_.put(std::move(indexed), before);
  if (!replaced) return replaced.error();
  if (is_undated) ++report_.undated;
  ++(*replaced ? report_.updated : report_.added);
  seen_.insert(before);
  return {};
}

void OutcomeWriter::find_gone_members(std::uint32_t planned) {
  const PlannedFile& file = plan_.files[planned];
  if (bad_containers_.contains(planned)) return;
  for (const DocumentNumber member : plan_.members[planned]) {
    if (seen_.contains(member)) continue;
    ++plan_.coverage[file.place].gone;
    plan_.gone.emplace_back(member, file.place);
  }
}

Result<void> OutcomeWriter::remove_gone() {
  for (const auto& [number, place] : plan_.gone) {
    if (unreadable_.contains(place)) continue;
    if (const Result<void> removed = store_.remove(number); !removed) return removed;
    ++report_.removed;
  }
  return {};
}

Result<void> OutcomeWriter::remember_containers() {
  for (const std::uint32_t planned : complete_) {
    // A file with a bad line is looked at again next time, and named again.
    if (bad_containers_.contains(planned)) continue;
    const PlannedFile& file = plan_.files[planned];
    schema::FileState state = plan_.state_of(file);
    state.size = file.stat.size;
    state.mtime_ns = file.stat.mtime_ns;
    state.content_hash = content_hash_of({}, options_.format);
    if (const Result<void> set = store_.set_file_state(state); !set) return set;
  }
  return {};
}

Result<IndexReport> OutcomeWriter::finish() {
  for (const std::uint32_t planned : complete_) find_gone_members(planned);
  for (std::size_t at = 0; at < plan_.places.size() && !options_.allow_mass_removal; ++at) {
    const Result<void> allowed = check_removal(plan_.places[at], plan_.coverage[at]);
    if (allowed) continue;
    // What was added stays; the containers are read again next time.
    const Result<void> committed = store_.commit();
    return committed ? allowed.error() : committed.error();
  }
  if (const Result<void> removed = remove_gone(); !removed) return removed.error();
  if (const Result<void> set = remember_containers(); !set) return set.error();
  return done(store_.finish());
}

Result<IndexReport> OutcomeWriter::interrupt() {
  report_.interrupted = true;
  return done(store_.commit());
}

Result<IndexReport> OutcomeWriter::done(const Result<void>& written) {
  if (!written) return written.error();
  report_.total = store_.size();
  return std::move(report_);
}

}  // namespace tropa
