#include "index/store_state.hpp"

#include "catch_xapian.hpp"
#include "segments/merge_policy.hpp"

#include <algorithm>
#include <iterator>

namespace tropa {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{32} << 20U;

std::size_t bytes_of(const IndexedDocument& indexed) {
  const glass::Document& document = indexed.document;
  return document.letters.size() + document.data.size() +
         document.terms.size() * sizeof(glass::Document::Term);
}

}  // namespace

Store::State::State(std::filesystem::path given, schema::Manifest manifest, DirectoryLock taken,
                    const StoreOptions& asked)
    : directory(std::move(given)),
      options(asked),
      lock(std::move(taken)),
      list(directory, std::move(manifest)),
      builder(std::in_place, list, asked.workers, asked.most_segments) {}

Store::State::~State() {
  // In this order: what was begun is published, then remains go, then the lock.
  // Whoever opens the index next does what fails here, for example without memory.
  static_cast<void>(catch_xapian([&]() -> Result<void> {
    builder.reset();
    segments.close(0);
    const Result<schema::Manifest> on_disk = schema::read_manifest(directory);
    if (on_disk) remove_unnamed_segments(directory, on_disk->segments);
    return {};
  }));
}

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

Result<bool> Store::State::put(IndexedDocument indexed, DocumentNumber number) {
  const std::uint64_t key = key_of(indexed.id);
  const bool is_again = has_put(key);
  put_ids.insert(key);
  left_ids.erase(key);
  if (number != 0) {
    if (Result<void> done = replace(number, indexed); !done) return done.error();
  } else if (is_again && !in_batch.contains(key)) {
    add_rewrite(std::move(indexed), key);
  } else {
    add_to_batch(std::move(indexed), key);
  }
  if (Result<void> counted = count_one(); !counted) return counted.error();
  return number != 0 || is_again;
}

Result<void> Store::State::replace(DocumentNumber number, const IndexedDocument& indexed) {
  Result<void> done = segments.replace(number, indexed.document);
  return done ? segments.add_vocabulary(number, indexed.vocabulary) : done;
}

/// Each word brings its vocabulary once, with the first article that has it: that of an article
/// which another one replaces stays.
void Store::State::add_to_batch(IndexedDocument indexed, std::uint64_t key) {
  std::ranges::move(indexed.vocabulary, std::back_inserter(batch.vocabulary));
  batch_bytes += bytes_of(indexed);
  const auto [place, is_new] = in_batch.emplace(key, batch.articles.size());
  if (is_new) {
    batch.articles.push_back(std::move(indexed.document));
  } else {
    batch.articles[place->second] = std::move(indexed.document);
  }
}

/// A later version of what is on its way into a segment; it is written when that can be found.
void Store::State::add_rewrite(IndexedDocument indexed, std::uint64_t key) {
  const auto [place, is_new] = rewrite_of.emplace(key, pending_rewrites.size());
  if (is_new) return pending_rewrites.push_back(std::move(indexed));
  IndexedDocument& before = pending_rewrites[place->second];
  std::ranges::move(before.vocabulary, std::back_inserter(indexed.vocabulary));
  before = std::move(indexed);
}

Result<void> Store::State::count_one() {
  is_dirty = true;
  const bool is_due = Clock::now() - last_commit >= options.commit_interval;
  if (is_due) last_commit = Clock::now();
  if (is_due || batch.articles.size() >= options.batch_articles || batch_bytes >= kBatchBytes) {
    if (Result<void> done = submit(); !done) return done;
  }
  if (is_due || segments.pending() >= options.batch_articles) {
    if (Result<void> done = segments.commit(); !done) return done;
  }
  return pending_rewrites.size() < options.batch_articles ? Result<void>() : flush_rewrites();
}

Result<void> Store::State::submit() {
  if (batch.articles.empty()) return {};
  Batch full = std::exchange(batch, Batch());
  in_batch.clear();
  batch_bytes = 0;
  added += full.articles.size();
  if (in_builder == 0 && should_update_in_place(added, segments.size(main_segment))) {
    for (const glass::Document& article : full.articles) {
      if (Result<void> done = segments.add(main_segment, article); !done) return done;
    }
    return segments.add_vocabulary_at(main_segment, full.vocabulary);
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

Result<void> Store::State::open_published() {
  if (Result<void> done = submit(); !done) return done;
  if (Result<void> done = builder->wait_until_published(); !done) return done;
  for (const std::string& name : builder->take()) {
    if (Result<void> opened = segments.open(name, list.path_of(name)); !opened) return opened;
  }
  in_builder = 0;
  return segments.count() - at_opening < options.most_segments ? Result<void>() : merge(at_opening);
}

Result<void> Store::State::flush_rewrites() {
  if (pending_rewrites.empty()) return {};
  if (Result<void> done = open_published(); !done) return done;
  for (const IndexedDocument& indexed : pending_rewrites) {
    const Result<DocumentNumber> number = segments.find(indexed.id);
    if (!number) return number.error();
    if (*number != 0) {
      if (Result<void> done = replace(*number, indexed); !done) return done;
      continue;
    }
    const std::size_t last = segments.count() - 1;
    if (Result<void> done = segments.add(last, indexed.document); !done) return done;
    if (Result<void> done = segments.add_vocabulary_at(last, indexed.vocabulary); !done) {
      return done;
    }
  }
  pending_rewrites.clear();
  rewrite_of.clear();
  return segments.commit();
}

Result<void> Store::State::commit() {
  if (Result<void> done = flush_rewrites(); !done) return done;
  if (Result<void> done = submit(); !done) return done;
  if (Result<void> done = builder->wait_until_published(); !done) return done;
  if (Result<void> done = segments.commit(); !done) return done;
  last_commit = Clock::now();
  is_dirty = false;
  return {};
}

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

}  // namespace tropa
