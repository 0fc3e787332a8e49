// The work on one article, and the threads that do it.
#include "commands/analysis.hpp"

#include "commands/read_file.hpp"
#include "no_memory.hpp"
#include "readers/cut_words.hpp"
#include "readers/open_records.hpp"
#include "sources/content_hash.hpp"
#include "sources/encoding.hpp"
#include "sources/filter.hpp"
#include "sources/input_stream.hpp"
#include "sources/limits.hpp"
#include "sources/utf8.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <new>

namespace tropa {
namespace {

// A few for each thread keep all of them busy while one of them has a long article.
constexpr std::size_t kTasksPerWorker = 16;
// Several articles of 64 MiB must not be analysed at once.
constexpr std::size_t kMostPendingBytes = std::size_t{64} << 20U;

std::string hash_id(std::uint64_t hash) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "h%016llx", static_cast<unsigned long long>(hash));
  return text.data();
}

void add_remark(std::string& remarks, const std::string& remark) {
  remarks += (remarks.empty() ? "" : "; ") + remark;
}

/// A file that is one article: its path is its identity.
decltype(Outcome::result) whole_file(Task& task, DocumentIndexer& maker, std::string& remark) {
  Result<std::string> bytes = task.filter != nullptr ? run_filter(task.filter->command, task.file)
                                                     : read_input(task.file, kMostDocumentBytes);
  if (!bytes) {
    return Skipped{bytes.error().what, bytes.error().code == Code::kInputMissing};
  }
  task.state.content_hash = content_hash_of(*bytes, task.format);
  task.state.id = task.fallback_id;
  if (task.is_compared && task.known_hash == task.state.content_hash) {
    return Unchanged{task.state.id, task.state};
  }
  if (!task.is_forced() && task.filter == nullptr) {
    const Reader& by_content = reader_of_content(*bytes, *task.reader);
    if (by_content.split() != Split::kWhole) return Container{&by_content};
  }
  Result<ReadArticle> read =
      read_article(std::move(*bytes), *task.reader, task.is_forced(), task.path);
  if (!read) return Skipped{read.error().what};
  remark = read->remark;
  read->document.id = task.fallback_id;
  read->document.path = task.path;
  return Analysed{maker.make(std::move(read->document), task.state, task.state.mtime_ns)};
}

/// One of many articles: its identity is in the data.
decltype(Outcome::result) one_of_many(const Task& task, DocumentIndexer& maker,
                                      const KnownDocuments& known, std::string& remark) {
  std::string decoded_text;
  std::string_view text = task.record;
  if (!utf8::is_valid(text)) {
    // The first block of a file, which decides how it is read, may have had ASCII only; and lines
    // of several encodings stand in one file.
    Result<Decoded> decoded = decode(task.record);
    if (!decoded) return Skipped{decoded.error().what};
    remark = remark_of(*decoded);
    decoded_text = std::move(decoded->text);
    text = decoded_text;
  }
  Result<Document> document = task.reader->read(text);
  if (!document) return Skipped{document.error().what};
  join_cut_words(document->text);
  if (task.around) add_surroundings(*task.around, *document);
  if (document->text.empty()) add_remark(remark, "a title without a text");
  schema::FileState state = task.state;
  state.content_hash = content_hash_of(task.record, task.format);
  if (document->id.empty()) document->id = document->url;
  if (document->id.empty()) document->id = task.fallback_id;
  if (document->id.empty()) document->id = hash_id(schema::hash_of(task.record));
  // Standard input has no path of its own; an exported article brings the one it had.
  if (!task.path.empty()) document->path = task.path;
  state.id = document->id;
  if (task.is_compared) {
    const auto found = known.find(schema::hash_of(schema::document_key(document->id)));
    if (found != known.end() && found->second.content_hash == state.content_hash) {
      return Unchanged{document->id, std::move(state)};
    }
  }
  return Analysed{maker.make(std::move(*document), state, std::nullopt)};
}

Outcome analyse(Task task, DocumentIndexer& maker, const KnownDocuments& known) {
  Outcome outcome;
  // Whatever one article does to the libraries below, the run goes on with the next.
  try {
    outcome.result = task.file.empty() ? one_of_many(task, maker, known, outcome.remark)
                                       : whole_file(task, maker, outcome.remark);
  } catch (const std::bad_alloc&) {
    outcome.result = Skipped{kOutOfMemory, true};
  } catch (const std::exception& error) {
    outcome.result = Skipped{std::string("it could not be analysed: ") + error.what()};
  }
  outcome.task = std::move(task);
  return outcome;
}

}  // namespace

Analysis::Analysis(std::shared_ptr<const Resources> resources, unsigned workers,
                   const KnownDocuments& known, bool by_month)
    : resources_(std::move(resources)), known_(known), by_month_(by_month) {
  if (workers == 0) workers = std::max(1U, std::thread::hardware_concurrency());
  window_ = workers * kTasksPerWorker;
  threads_.reserve(workers);
  try {
    while (threads_.size() < workers) threads_.emplace_back([this] { work(); });
  } catch (...) {
    // With fewer threads than wanted it takes longer; without one it cannot be.
    if (threads_.empty()) throw;
  }
}

Analysis::~Analysis() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  has_task_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Analysis::is_full() const {
  return pending() >= window_ || bytes_ >= kMostPendingBytes;
}

bool Analysis::has_room(std::size_t bytes) const {
  return pending() == 0 || bytes_ + bytes <= kMostPendingBytes;
}

void Analysis::submit(Task task) {
  bytes_ += task.bytes;
  {
    const std::lock_guard lock(mutex_);
    tasks_.emplace_back(submitted_++, std::move(task));
  }
  has_task_.notify_one();
}

Outcome Analysis::take() {
  std::unique_lock lock(mutex_);
  wait_for(taken_, lock);
  Outcome outcome = std::move(outcomes_.extract(taken_++).mapped());
  bytes_ -= outcome.task.bytes;
  return outcome;
}

Outcome Analysis::repeat(Task task) {
  task.is_compared = false;
  // Nobody waits for a number that was given out before. First in the row, because the run waits.
  const std::size_t number = taken_ - 1;
  std::unique_lock lock(mutex_);
  tasks_.emplace_front(number, std::move(task));
  has_task_.notify_one();
  wait_for(number, lock);
  return std::move(outcomes_.extract(number).mapped());
}

void Analysis::wait_for(std::size_t number, std::unique_lock<std::mutex>& lock) {
  // It is not woken for every outcome, and large articles take long: what is due by the clock, as a
  // commit or the end of the run, must not wait for them.
  constexpr auto kLongest = std::chrono::milliseconds(100);
  const auto is_there = [&] { return has_no_memory_ || outcomes_.contains(number); };
  while (!has_outcome_.wait_for(lock, kLongest, is_there)) {
  }
  if (!outcomes_.contains(number)) throw std::bad_alloc();
}

void Analysis::work() {
  try {
    work_on_tasks();
  } catch (const std::bad_alloc&) {
    // There was none even for saying so: whoever waits for an outcome of this thread is told.
    const std::lock_guard lock(mutex_);
    has_no_memory_ = true;
    has_outcome_.notify_one();
  }
}

void Analysis::work_on_tasks() {
  DocumentIndexer maker(resources_, by_month_);
  std::unique_lock lock(mutex_);
  while (true) {
    has_task_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (stopping_) return;
    auto [number, task] = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    Outcome outcome = analyse(std::move(task), maker, known_);
    lock.lock();
    outcomes_.emplace(number, std::move(outcome));
    // Whoever waits takes a core from those that analyse when it wakes, so it is woken for many
    // outcomes at once. Behind the last task there are none to wait for.
    if (tasks_.empty() || outcomes_.size() >= window_ / 2) has_outcome_.notify_one();
  }
}

}  // namespace tropa
