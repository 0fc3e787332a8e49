// Xapian is written here and nowhere else. Everything between two commits is one transaction, so
// that neither an error nor the destructor leaves a part of it behind.
#include "store.hpp"

#include "date.hpp"
#include "guarded.hpp"
#include "index_directory.hpp"

#include <chrono>
#include <set>
#include <unordered_set>
#include <utility>

namespace tropa {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kCommitInterval = std::chrono::seconds(10);

Xapian::Document document_of(const Postings& postings) {
  Xapian::Document document;
  for (const Postings::Term& term : postings.terms) {
    const std::string text(postings.text_of(term));
    document.add_term(text, term.wdf);
    for (std::uint32_t at = 0; at < term.position_count; ++at) {
      document.add_posting(text, postings.positions[term.first_position + at], 0);
    }
  }
  for (const auto& [slot, value] : postings.values) document.add_value(slot, value);
  document.set_data(postings.record);
  return document;
}

}  // namespace

struct Store::State {
  std::filesystem::path directory;
  schema::Manifest manifest;
  DirectoryLock lock;
  Xapian::WritableDatabase database;
  std::size_t commit_every = 0;
  std::size_t pending = 0;
  Clock::time_point last_commit = Clock::now();
  std::set<std::pair<std::string, std::string>>
      synonyms;                                        // of this batch, in the order of the table
  std::unordered_set<std::uint64_t> written_synonyms;  // of this run
  bool broken = false;

  /// Runs work that writes; a failure ends this store.
  template <typename Work>
  auto write(Work&& work) -> decltype(work()) {
    if (broken) {
      return Error{Code::kIo, "the index '" + directory.string() + "' failed before",
                   "what was committed is kept; run this again"};
    }
    auto result = guarded(std::forward<Work>(work));
    if (!result) broken = true;
    return result;
  }

  Result<void> commit() {
    const Result<void> done = write([this]() -> Result<void> {
      for (const auto& [key, term] : synonyms) {
        database.set_metadata(schema::vocabulary_entry(key, term),
                              std::string(schema::kVocabularyMark));
      }
      database.commit_transaction();
      database.begin_transaction(true);
      return {};
    });
    synonyms.clear();
    pending = 0;
    last_commit = Clock::now();
    return done;
  }

  Result<void> count_one() {
    ++pending;
    if (pending < commit_every && Clock::now() - last_commit < kCommitInterval) return {};
    return commit();
  }
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
// The transaction that is open is dropped with the database.
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& database, const std::string& fingerprint,
                          std::size_t commit_every) {
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
  return guarded([&]() -> Result<Store> {
    auto state =
        std::make_unique<State>(State{.directory = database,
                                      .manifest = std::move(*manifest),
                                      .lock = std::move(*lock),
                                      .database = {},
                                      .commit_every = std::max<std::size_t>(commit_every, 1),
                                      .synonyms = {},
                                      .written_synonyms = {}});
    const std::filesystem::path segment = database / state->manifest.segments.back();
    state->database = Xapian::WritableDatabase(segment.string(), Xapian::DB_OPEN);
    state->database.begin_transaction(true);
    return Store(std::move(state));
  });
}

const schema::Manifest& Store::manifest() const {
  return state_->manifest;
}

Result<void> Store::save_manifest(const schema::Manifest& manifest) {
  Result<void> written = write_manifest(state_->directory, manifest);
  if (written) state_->manifest = manifest;
  return written;
}

std::size_t Store::size() const {
  return state_->database.get_doccount();
}

Result<void> Store::visit(const Visitor& visitor) {
  return guarded([&]() -> Result<void> {
    const Xapian::Database& database = state_->database;
    Xapian::ValueIterator states = database.valuestream_begin(schema::kSlotFile);
    const Xapian::ValueIterator end = database.valuestream_end(schema::kSlotFile);
    for (Xapian::ValueIterator tie = database.valuestream_begin(schema::kSlotTie);
         tie != database.valuestream_end(schema::kSlotTie); ++tie) {
      const Xapian::docid number = tie.get_docid();
      std::optional<schema::FileState> state;
      if (states != end) states.skip_to(number);
      if (states != end && states.get_docid() == number) state = schema::file_state_from(*states);
      visitor(number, *tie, state);
    }
    return {};
  });
}

Result<DocumentNumber> Store::find(std::string_view id) {
  return guarded([&]() -> Result<DocumentNumber> {
    const std::string term = schema::id_term(id);
    const Xapian::PostingIterator found = state_->database.postlist_begin(term);
    return found == state_->database.postlist_end(term) ? DocumentNumber{0} : *found;
  });
}

Result<schema::Record> Store::record(DocumentNumber number) {
  return guarded([&]() -> Result<schema::Record> {
    return schema::record_from(state_->database.get_document(number).get_data());
  });
}

Result<DocumentNumber> Store::put(const Postings& postings, DocumentNumber number) {
  const Result<DocumentNumber> done = state_->write([&]() -> Result<DocumentNumber> {
    const Xapian::Document document = document_of(postings);
    if (number == 0) return state_->database.add_document(document);
    state_->database.replace_document(number, document);
    return number;
  });
  if (!done) return done;
  for (const auto& synonym : postings.synonyms) {
    const std::uint64_t key = schema::hash_of(synonym.first + '\0' + synonym.second);
    if (state_->written_synonyms.insert(key).second) state_->synonyms.insert(synonym);
  }
  if (const Result<void> counted = state_->count_one(); !counted) return counted.error();
  return done;
}

Result<void> Store::touch(DocumentNumber number, const schema::FileState& state) {
  const Result<void> done = state_->write([&]() -> Result<void> {
    Xapian::Document document = state_->database.get_document(number);
    document.add_value(schema::kSlotFile, to_bytes(state));
    Result<schema::Record> record = schema::record_from(document.get_data());
    if (!record) return record.error();
    if (record->date_is_file_time) {
      record->date = date_of_time(state.mtime_ns);
      document.add_value(schema::kSlotDate, date_slot(record->date));
      document.set_data(to_bytes(*record));
    }
    state_->database.replace_document(number, document);
    return {};
  });
  return done ? state_->count_one() : done;
}

Result<void> Store::remove(DocumentNumber number) {
  const Result<void> done = state_->write([&]() -> Result<void> {
    state_->database.delete_document(number);
    return {};
  });
  return done ? state_->count_one() : done;
}

Result<std::optional<schema::FileState>> Store::file_state(std::string_view root,
                                                           std::string_view relative_path) {
  return guarded([&]() -> Result<std::optional<schema::FileState>> {
    return schema::file_state_from(
        state_->database.get_metadata(schema::file_key(root, relative_path)));
  });
}

Result<void> Store::set_file_state(const schema::FileState& state) {
  return state_->write([&]() -> Result<void> {
    state_->database.set_metadata(schema::file_key(state.root, state.relative_path),
                                  to_bytes(state));
    return {};
  });
}

Result<void> Store::commit() {
  return state_->commit();
}

}  // namespace tropa
