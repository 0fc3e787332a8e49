#include "index/shards.hpp"

#include "database_list.hpp"
#include "index/shard_list.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace tropa {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostParts = 4096;  // 341 years; before that open files run out

// Few, because until they are done readers may find an old version that has a new one already.
constexpr std::size_t kMostMoves = 64;

// Of all shards together: as much as one index may have waiting.
constexpr std::size_t kMostWaitingBytes = std::size_t{32} << 20U;

/// "2025-12", or "undated".
std::string month_of(const IndexedDocument& indexed) {
  const auto& values = indexed.document.values;
  const auto date = std::ranges::find(values, unsigned{schema::kSlotDate},
                                      [](const auto& value) { return value.first; });
  return month_of_slot(date == values.end() ? std::string_view() : date->second);
}

Error not_that_kind(const fs::path& database, const std::string& what, const char* hint) {
  return Error{Code::kUsage, "'" + database.string() + "' is " + what, hint};
}

}  // namespace

Shards::Shards(const IndexOptions& options, std::string fingerprint)
    : options_(options), fingerprint_(std::move(fingerprint)) {}

Result<Shards> Shards::open(const IndexOptions& options, const std::string& fingerprint) {
  const fs::path& database = options.database;
  Shards shards(options, fingerprint);
  std::error_code trouble;
  const bool is_list = fs::is_directory(database, trouble) && schema::is_database_list(database);
  if (is_list && !tropa::is_sharded(database)) {
    return not_that_kind(database, "a list of indexes that was not made by --shard-by",
                         "give --db one index of the list");
  }
  if (is_list) {
    Result<DirectoryLock> lock = DirectoryLock::take(database);
    if (!lock) return lock.error();
    shards.lock_ = std::move(*lock);
    return open_all(std::move(shards));
  }
  if (options.shard_by == ShardBy::kMonth) {
    const Result<bool> exists = is_index(database);
    if (!exists) return exists.error();
    if (*exists) {
      return not_that_kind(database, "one index already, and stays one",
                           "to have months, index the same paths with --shard-by month and "
                           "another --db");
    }
    Result<DirectoryLock> lock =
        create_with_file(database, std::string(schema::kListName), empty_shard_list());
    if (!lock) return lock.error();
    shards.lock_ = std::move(*lock);
    return shards;
  }
  if (const Result<void> added = shards.add_part(""); !added) return added.error();
  shards.roots_ = shards.parts_[0].store.manifest().roots;
  return shards;
}

Result<Shards> Shards::open_all(Shards shards) {
  const fs::path& database = shards.options_.database;
  const Result<std::vector<std::string>> names = shards_in(database);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (const Result<void> added = shards.add_part(name); !added) return added.error();
    const auto roots = shards.parts_.back().store.manifest().roots;
    const std::size_t common = std::min(roots.size(), shards.roots_.size());
    const bool agree =
        std::equal(roots.begin(), roots.begin() + static_cast<std::ptrdiff_t>(common),
                   shards.roots_.begin(), [](const auto& one, const auto& other) {
                     return one.canonical == other.canonical && one.id_prefix == other.id_prefix;
                   });
    if (!agree) {
      return Error{Code::kNoIndex,
                   "the shard '" + (database / name).string() +
                       "' was made of other directories than the rest and is left untouched",
                   "move it out of '" + database.string() + "'"};
    }
    if (roots.size() > shards.roots_.size()) shards.roots_ = roots;
  }
  for (Part& part : shards.parts_) {
    part.has_roots = part.store.manifest().roots.size() == shards.roots_.size();
  }
  if (const Result<void> listed = list_shards(database, *names); !listed) return listed.error();
  return shards;
}

Result<void> Shards::add_part(const std::string& name) {
  if (parts_.size() == kMostParts) {
    return Error{Code::kIo, "more than " + std::to_string(kMostParts) + " months", {}};
  }
  const fs::path path = name.empty() ? options_.database : options_.database / name;
  Result<Store> store =
      Store::open(path, fingerprint_,
                  {.batch_articles = options_.commit_every,
                   .workers = options_.workers,
                   .most_segments = name.empty() ? kMostSegments : kMostSegmentsOfShard});
  if (!store) return store.error();
  parts_.push_back({.name = name, .store = std::move(*store)});
  return {};
}

/// The part of a month, made when it is not there.
Result<std::size_t> Shards::part_of(const std::string& month) {
  const auto found = std::ranges::find(parts_, month, &Part::name);
  if (found != parts_.end()) return static_cast<std::size_t>(found - parts_.begin());
  if (const Result<void> added = add_part(month); !added) return added.error();
  std::vector<std::string> names;
  for (const Part& part : parts_) names.push_back(part.name);
  std::ranges::sort(names);
  // After the index is there: a list that names nothing would stop every search.
  if (const Result<void> listed = list_shards(options_.database, names); !listed) {
    return listed.error();
  }
  return parts_.size() - 1;
}

/// For writing.
Result<Store*> Shards::ready(std::size_t at) {
  Part& part = parts_[at];
  if (is_sharded() && !part.has_roots) {
    if (const Result<void> set = part.store.set_roots(roots_); !set) return set.error();
    part.has_roots = true;
  }
  return &part.store;
}

bool Shards::same_shard(DocumentNumber one, DocumentNumber other) {
  return shard_of(one) == shard_of(other);
}

schema::Manifest Shards::manifest() const {
  schema::Manifest manifest;
  manifest.fingerprint = fingerprint_;
  manifest.roots = roots_;
  return manifest;
}

Result<void> Shards::set_roots(const std::vector<schema::Manifest::Root>& roots) {
  roots_ = roots;
  if (!is_sharded()) return parts_[0].store.set_roots(roots);
  for (Part& part : parts_) part.has_roots = false;
  return {};
}

std::size_t Shards::size() const {
  std::size_t sum = 0;
  for (const Part& part : parts_) sum += part.store.size();
  return sum;
}

Result<void> Shards::visit(const Store::Visitor& visitor) const {
  for (std::size_t at = 0; at < parts_.size(); ++at) {
    const Result<void> done =
        parts_[at].store.visit([&](DocumentNumber number, std::string_view tie,
                                   const std::optional<schema::FileState>& state) {
          visitor(number_in_shard(at, number), tie, state);
        });
    if (!done) return done;
  }
  return {};
}

bool Shards::has_put(std::string_view id) const {
  if (!is_sharded()) return parts_[0].store.has_put(id);
  return put_in_.contains(schema::hash_of(schema::document_key(id)));
}

Result<bool> Shards::put(IndexedDocument indexed, DocumentNumber number) {
  if (!is_sharded()) return parts_[0].store.put(std::move(indexed), number);
  Result<bool> replaced = put_by_month(std::move(indexed), number);
  if (!replaced) return replaced;
  const Result<void> limited = limit_waiting();
  return limited ? replaced : Result<bool>(limited.error());
}

Result<bool> Shards::put_by_month(IndexedDocument indexed, DocumentNumber number) {
  const std::uint64_t key = schema::hash_of(schema::document_key(indexed.id));
  if (moving_.contains(key) || left_.contains(number)) {
    if (const Result<void> moved = move_all(); !moved) return moved.error();
  }
  const Result<std::size_t> to = part_of(month_of(indexed));
  if (!to) return to.error();
  if (left_.contains(number)) number = 0;
  const auto before = put_in_.find(key);
  const bool is_again = before != put_in_.end();
  if (is_again && number != 0 && shard_of(number) != before->second) {
    // The file had another article, and the new one came in this run from elsewhere too.
    if (const Result<void> done = remove(number); !done) return done.error();
    left_.insert(number);
    number = 0;
  }
  const std::size_t from = is_again ? before->second : number != 0 ? shard_of(number) : *to;
  put_in_[key] = *to;
  if (from == *to) {
    const Result<Store*> store = ready(*to);
    if (!store) return store.error();
    return (*store)->put(std::move(indexed), without_shard(number));
  }
  if (number != 0) left_.insert(number);
  moving_.insert(key);
  moves_.push_back(
      {.indexed = std::move(indexed), .key = key, .number = number, .from = from, .to = *to});
  if (moves_.size() < kMostMoves) return true;
  const Result<void> moved = move_all();
  return moved ? Result<bool>(true) : moved.error();
}

Result<void> Shards::move_all() {
  if (moves_.empty()) return {};
  std::vector<Move> moves = std::exchange(moves_, {});
  moving_.clear();
  std::vector<std::string> ids;
  for (Move& move : moves) {
    ids.push_back(move.indexed.id);
    const Result<Store*> store = ready(move.to);
    if (!store) return store.error();
    const Result<bool> put = (*store)->put(std::move(move.indexed), 0);
    if (!put) return put.error();
  }
  for (const Move& move : moves) {
    if (const Result<void> done = parts_[move.to].store.commit(); !done) return done;
  }
  for (std::size_t at = 0; at < moves.size(); ++at) {
    Store& store = parts_[moves[at].from].store;
    const Result<void> done = moves[at].number != 0 ? store.remove(without_shard(moves[at].number))
                                                    : store.remove(ids[at]);
    if (!done) return done;
  }
  for (const Move& move : moves) {
    if (const Result<void> done = parts_[move.from].store.commit(); !done) return done;
  }
  return {};
}

/// However many shards there are, a crash repeats and memory holds no more than with one.
Result<void> Shards::limit_waiting() {
  std::size_t articles = 0;
  std::size_t bytes = 0;
  for (const Part& part : parts_) {
    articles += part.store.waiting();
    bytes += part.store.waiting_bytes();
  }
  if (articles < options_.commit_every && bytes < kMostWaitingBytes) return {};
  const auto largest = std::ranges::max_element(
      parts_, {}, [](const Part& part) { return part.store.waiting_bytes(); });
  return largest->store.submit();
}

Result<void> Shards::touch(DocumentNumber number, const schema::FileState& state) {
  const Result<Store*> store = ready(shard_of(number));
  return store ? (*store)->touch(without_shard(number), state) : Result<void>(store.error());
}

Result<void> Shards::remove(DocumentNumber number) {
  // What moved leaves its old place anyway.
  if (left_.contains(number)) return {};
  return parts_[shard_of(number)].store.remove(without_shard(number));
}

/// By name, the undated ones last.
std::vector<std::size_t> Shards::newest_first() const {
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < parts_.size(); ++at) order.push_back(at);
  std::ranges::sort(order, [this](std::size_t one, std::size_t other) {
    const bool is_dated = parts_[one].name != kUndatedShard;
    const bool other_is_dated = parts_[other].name != kUndatedShard;
    if (is_dated != other_is_dated) return is_dated;
    return parts_[one].name > parts_[other].name;
  });
  return order;
}

Result<std::optional<schema::FileState>> Shards::file_state(std::string_view root,
                                                            std::string_view relative_path) const {
  for (const std::size_t at : newest_first()) {
    auto state = parts_[at].store.file_state(root, relative_path);
    if (!state || *state) return state;
  }
  return std::optional<schema::FileState>();
}

Result<void> Shards::set_file_state(const schema::FileState& state) {
  if (!is_sharded()) return parts_[0].store.set_file_state(state);
  // A file without a single article; there is nowhere to note it, and little to read again.
  if (parts_.empty()) return {};
  if (Result<void> done = commit(); !done) return done;
  const Result<Store*> store = ready(newest_first().front());
  return store ? (*store)->set_file_state(state) : Result<void>(store.error());
}

Result<void> Shards::commit() {
  if (Result<void> done = move_all(); !done) return done;
  for (Part& part : parts_) {
    if (Result<void> done = part.store.commit(); !done) return done;
  }
  return {};
}

Result<void> Shards::finish() {
  if (Result<void> done = move_all(); !done) return done;
  for (Part& part : parts_) {
    if (Result<void> done = part.store.finish(); !done) return done;
  }
  return {};
}

}  // namespace tropa
