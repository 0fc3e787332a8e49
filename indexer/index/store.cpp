// What a store promises; the ways of an article are in store_state.cpp.
#include "index/store.hpp"

#include "index/store_state.hpp"

#include <algorithm>
#include <utility>

namespace tropa {
namespace {

// Articles of one new segment. A crash loses the batch that is being filled and one for each thread
// that writes (segment_builder.cpp): together what a commit may repeat. It costs nothing: 10 000
// articles take 9.3 s of processor time and 111 MiB like this, 9.9 s and 185 MiB with 1000 articles
// a segment.
constexpr std::size_t kBatchArticles = 333;

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
// Transactions that are open are dropped with their databases.
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& database, const std::string& fingerprint,
                          StoreOptions options) {
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
  options.batch_articles = std::clamp<std::size_t>(options.batch_articles, 1, kBatchArticles);
  auto state = std::make_unique<State>(database, std::move(*manifest), std::move(*lock), options);
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
  return state_->has_put(State::key_of(id));
}

Result<bool> Store::put(IndexedDocument indexed, DocumentNumber number) {
  return state_->write([&] { return state_->put(std::move(indexed), number); });
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
    const std::uint64_t key = State::key_of(id);
    if (state.has_put(key)) {
      state.left_ids.insert(key);
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
