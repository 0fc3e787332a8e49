// Which way a change goes. Writing itself is done by segment_builder.cpp and live_segments.cpp.
#include "index/store.hpp"

#include "catch_xapian.hpp"
#include "index/index_directory.hpp"
#include "index/segment_list.hpp"
#include "segments/merge_policy.hpp"
#include "segments/segment_builder.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace tropa {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kCommitInterval = std::chrono::seconds(10);

// Articles of one new segment. A crash loses the batch that is being filled and one for each thread
// that writes (segment_builder.cpp): together what a commit may repeat. It costs nothing: 10 000
// articles take 9.3 s of processor time and 111 MiB like this, 9.9 s and 185 MiB with 1000 articles
// a segment.
constexpr std::size_t kBatchArticles = 333;
constexpr std::size_t kBatchBytes = std::size_t{32} << 20U;

std::size_t bytes_of(const IndexedDocument& indexed) {
  return indexed.letters.size() + indexed.record.size() +
         indexed.terms.size() * sizeof(IndexedDocument::Term);
}

std::uint64_t key_of(std::string_view id) {
  return schema::hash_of(schema::document_key(id));
}

}  // namespace

struct Store::State {
  State(std::filesystem::path given, schema::Manifest manifest, DirectoryLock taken,
        std::size_t most, unsigned workers)
      : directory(std::move(given)),
        lock(std::move(taken)),
        list(directory, std::move(manifest)),
        builder(std::in_place, list, workers),
        batch_articles(most) {}

  ~State() {
    // In this order: what was begun is published, then remains go, then the lock.
    builder.reset();
    segments.close(0);
    const Result<schema::Manifest> on_disk = schema::read_manifest(directory);
    if (on_disk) remove_unnamed_segments(directory, on_disk->segments);
  }

  Result<void> open_segments();
  void add_to_batch(IndexedDocument indexed, std::uint64_t key);
  void add_rewrite(IndexedDocument indexed, std::uint64_t key);
  Result<void> count_one();
  Result<void> submit();
  Result<void> wait_until_published();
  Result<void> open_published();
  Result<void> flush_rewrites();
  Result<void> commit();
  Result<void> merge(std::size_t from);

  /// Runs work that writes; a failure ends this store, an exception too.
  template <typename Work>
  auto write(Work&& work) -> decltype(work()) {
    if (broken) {
      return Error{Code::kIo, "the index '" + directory.string() + "' failed before",
                   "what was committed is kept; run this again"};
    }
    broken = true;
    auto result = std::forward<Work>(work)();
    broken = !result;
    return result;
  }

  const std::filesystem::path directory;
  DirectoryLock lock;
  SegmentList list;
  std::optional<SegmentBuilder> builder;
  LiveSegments segments;
  std::size_t main_segment = 0;  // the largest one
  std::size_t at_opening = 0;    // the first segments of `segments`: their numbers are in use

  const std::size_t batch_articles;
  Batch batch;
  std::size_t batch_bytes = 0;
  std::unordered_map<std::uint64_t, std::size_t> in_batch;  // by id
  std::unordered_set<std::uint64_t> put_ids;                // since the opening
  std::vector<IndexedDocument> pending_rewrites;
  std::unordered_map<std::uint64_t, std::size_t> rewrite_of;
  std::size_t added = 0;       // articles, since the opening
  std::size_t in_builder = 0;  // articles in segments that are not in `segments`
  bool has_removed = false;    // since the last commit in place, perhaps
  bool is_dirty = false;       // something but states of files is not committed
  Clock::time_point last_commit = Clock::now();
  bool broken = false;
};

Result<void> Store::State::open_segments() {
  for (const std::string& name : list.manifest().segments) {
    if (Result<void> opened = segments.open(name, list.path_of(name)); !opened) return opened;
  }
  at_opening = segments.count();
  for (std::size_t at = 1; at < at_opening; ++at) {
    if (segments.size(at) > segments.size(main_segment)) main_segment = at;
  }
  return {};
}

/// After every change.
Result<void> Store::State::count_one() {
  is_dirty = true;
  const bool is_due = Clock::now() - last_commit >= kCommitInterval;
  if (is_due) last_commit = Clock::now();
  if (is_due || batch.articles.size() >= batch_articles || batch_bytes >= kBatchBytes) {
    if (Result<void> done = submit(); !done) return done;
  }
  if (is_due || segments.pending() >= batch_articles) {
    if (Result<void> done = segments.commit(); !done) return done;
  }
  return pending_rewrites.size() < batch_articles ? Result<void>() : flush_rewrites();
}

/// Each word brings its vocabulary once, with the first article that has it: those of an article
/// that another one replaces stay.
void Store::State::add_to_batch(IndexedDocument indexed, std::uint64_t key) {
  std::ranges::move(indexed.vocabulary, std::back_inserter(batch.vocabulary));
  indexed.vocabulary.clear();
  batch_bytes += bytes_of(indexed);
  const auto [place, is_new] = in_batch.emplace(key, batch.articles.size());
  if (is_new) {
    batch.articles.push_back(std::move(indexed));
  } else {
    batch.articles[place->second] = std::move(indexed);
  }
}

/// A later version of what is on its way into a segment already; it goes in place when it is there.
void Store::State::add_rewrite(IndexedDocument indexed, std::uint64_t key) {
  const auto [place, is_new] = rewrite_of.emplace(key, pending_rewrites.size());
  if (is_new) return pending_rewrites.push_back(std::move(indexed));
  IndexedDocument& before = pending_rewrites[place->second];
  std::ranges::move(before.vocabulary, std::back_inserter(indexed.vocabulary));
  before = std::move(indexed);
}

/// Hands the batch over, without waiting for it.
Result<void> Store::State::submit() {
  if (batch.articles.empty()) return {};
  Batch full = std::exchange(batch, Batch());
  in_batch.clear();
  batch_bytes = 0;
  added += full.articles.size();
  if (in_builder == 0 && should_update_in_place(added, segments.size(main_segment))) {
    for (const IndexedDocument& indexed : full.articles) {
      if (Result<void> done = segments.add(main_segment, indexed); !done) return done;
    }
    return segments.add_vocabulary_entries(main_segment, full.vocabulary);
  }
  if (has_removed) {
    // What was removed and put again must not be there twice.
    if (Result<void> done = segments.commit(); !done) return done;
    has_removed = false;
  }
  in_builder += full.articles.size();
  full.fingerprint = list.manifest().fingerprint;
  return builder->add(std::move(full));
}

Result<void> Store::State::wait_until_published() {
  return builder->wait_until_published();
}

/// Makes everything that is on its way findable.
Result<void> Store::State::open_published() {
  if (Result<void> done = submit(); !done) return done;
  if (Result<void> done = wait_until_published(); !done) return done;
  for (const std::string& name : builder->take()) {
    if (Result<void> opened = segments.open(name, list.path_of(name)); !opened) return opened;
  }
  in_builder = 0;
  return segments.count() - at_opening < kMostSegments ? Result<void>() : merge(at_opening);
}

Result<void> Store::State::flush_rewrites() {
  if (pending_rewrites.empty()) return {};
  if (Result<void> done = open_published(); !done) return done;
  for (const IndexedDocument& indexed : pending_rewrites) {
    const Result<DocumentNumber> number = segments.find(indexed.id);
    if (!number) return number.error();
    const Result<void> done = *number == 0 ? segments.add(segments.count() - 1, indexed)
                                           : segments.replace(*number, indexed);
    if (!done) return done;
  }
  pending_rewrites.clear();
  rewrite_of.clear();
  return segments.commit();
}

Result<void> Store::State::commit() {
  if (Result<void> done = flush_rewrites(); !done) return done;
  if (Result<void> done = submit(); !done) return done;
  if (Result<void> done = wait_until_published(); !done) return done;
  if (Result<void> done = segments.commit(); !done) return done;
  last_commit = Clock::now();
  is_dirty = false;
  return {};
}

/// Folds what is open from place `from` on into one.
Result<void> Store::State::merge(std::size_t from) {
  if (Result<void> done = segments.commit(); !done) return done;
  std::vector<std::string> retired;
  std::vector<std::filesystem::path> sources;
  for (std::size_t at = from; at < segments.count(); ++at) {
    retired.push_back(segments.name(at));
    const Result<bool> is_empty = segments.is_empty(at);
    if (!is_empty) return is_empty.error();
    if (!*is_empty) sources.push_back(list.path_of(retired.back()));
  }
  if (sources.empty()) sources.push_back(list.path_of(retired.back()));
  segments.close(from);
  if (sources.size() == 1) {
    std::erase(retired, sources[0].filename().string());
    if (Result<void> done = list.publish({}, retired); !done) return done;
    return segments.open(sources[0].filename().string(), sources[0]);
  }
  const std::string whole = list.fresh_name();
  if (Result<void> done = merge_segments(sources, list.path_of(whole)); !done) return done;
  if (Result<void> done = list.publish(whole, retired); !done) return done;
  return segments.open(whole, list.path_of(whole));
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
// Transactions that are open are dropped with their databases.
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& database, const std::string& fingerprint,
                          std::size_t commit_every, unsigned workers) {
  const Result<bool> exists = is_index(database);
  if (!exists) return exists.error();
  Result<DirectoryLock> lock =
      *exists ? DirectoryLock::take(database) : create_index(database, fingerprint);
  if (!lock) return lock.error();
  Result<schema::Manifest> manifest = schema::read_manifest(database);
  if (!manifest) return manifest.error();
  if (manifest->fingerprint != fingerprint) {
    return Error{Code::kNoIndex,
                 "the index '" + database.string() +
                     "' was made with other dictionaries or another version of Tropa",
                 "make the index anew: remove its directory and run tropa-index again"};
  }
  remove_unnamed_segments(database, manifest->segments);
  const std::size_t batch = std::clamp<std::size_t>(commit_every, 1, kBatchArticles);
  auto state =
      std::make_unique<State>(database, std::move(*manifest), std::move(*lock), batch, workers);
  if (const Result<void> opened = state->open_segments(); !opened) return opened.error();
  return Store(std::move(state));
}

schema::Manifest Store::manifest() const {
  return state_->list.manifest();
}

Result<void> Store::set_roots(const std::vector<schema::Manifest::Root>& roots) {
  return state_->write([&] { return state_->list.set_roots(roots); });
}

std::size_t Store::size() const {
  std::size_t sum = state_->in_builder + state_->batch.articles.size();
  for (std::size_t at = 0; at < state_->segments.count(); ++at) sum += state_->segments.size(at);
  return sum;
}

Result<void> Store::visit(const Visitor& visitor) const {
  return state_->segments.visit(visitor);
}

Result<DocumentNumber> Store::find(std::string_view id) const {
  return state_->segments.find(id);
}

Result<schema::Record> Store::record(DocumentNumber number) const {
  return state_->segments.record(number);
}

bool Store::has_put(std::string_view id) const {
  return state_->put_ids.contains(key_of(id));
}

Result<bool> Store::put(IndexedDocument indexed, DocumentNumber number) {
  State& state = *state_;
  return state.write([&]() -> Result<bool> {
    const std::uint64_t key = key_of(indexed.id);
    const bool is_again = !state.put_ids.insert(key).second;
    const bool is_replaced = number != 0 || is_again;
    if (number != 0) {
      if (Result<void> done = state.segments.replace(number, indexed); !done) return done.error();
    } else if (is_again && !state.in_batch.contains(key)) {
      state.add_rewrite(std::move(indexed), key);
    } else {
      state.add_to_batch(std::move(indexed), key);
    }
    if (Result<void> counted = state.count_one(); !counted) return counted.error();
    return is_replaced;
  });
}

Result<void> Store::touch(DocumentNumber number, const schema::FileState& file) {
  return state_->write([&]() -> Result<void> {
    Result<void> done = state_->segments.touch(number, file);
    return done ? state_->count_one() : done;
  });
}

Result<void> Store::remove(DocumentNumber number) {
  return state_->write([&]() -> Result<void> {
    Result<void> done = state_->segments.remove(number);
    state_->has_removed = true;
    return done ? state_->count_one() : done;
  });
}

Result<void> Store::remove(std::string_view id) {
  State& state = *state_;
  return state.write([&]() -> Result<void> {
    if (state.put_ids.erase(key_of(id)) > 0) {
      if (Result<void> done = state.flush_rewrites(); !done) return done;
      if (Result<void> done = state.open_published(); !done) return done;
    }
    const Result<DocumentNumber> number = state.segments.find(id);
    if (!number) return number.error();
    if (*number == 0) return {};
    Result<void> done = state.segments.remove(*number);
    state.has_removed = true;
    return done ? state.count_one() : done;
  });
}

std::size_t Store::waiting() const {
  return state_->batch.articles.size();
}

std::size_t Store::waiting_bytes() const {
  return state_->batch_bytes;
}

Result<void> Store::submit() {
  return state_->write([&] { return state_->submit(); });
}

Result<std::optional<schema::FileState>> Store::file_state(std::string_view root,
                                                           std::string_view relative_path) const {
  return state_->segments.file_state(schema::file_key(root, relative_path));
}

Result<void> Store::set_file_state(const schema::FileState& file) {
  return state_->write([&]() -> Result<void> {
    if (state_->is_dirty) {
      if (Result<void> done = state_->commit(); !done) return done;
    }
    return state_->segments.set_file_state(schema::file_key(file.root, file.relative_path), file);
  });
}

Result<void> Store::commit() {
  return state_->write([&] { return state_->commit(); });
}

Result<void> Store::finish() {
  State& state = *state_;
  return state.write([&]() -> Result<void> {
    if (Result<void> done = state.commit(); !done) return done;
    if (Result<void> done = state.open_published(); !done) return done;
    Result<void> done = state.segments.count() == 1 ? Result<void>() : state.merge(0);
    state.at_opening = 1;
    state.main_segment = 0;
    return done;
  });
}

}  // namespace tropa
