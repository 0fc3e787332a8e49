#include "segments/live_segments.hpp"

#include "catch_xapian.hpp"
#include "readers/date.hpp"

#include <cassert>
#include <limits>

namespace tropa {
namespace {

void add_entry(Xapian::WritableDatabase& database, const std::string& key,
               const std::string& term) {
  database.set_metadata(schema::vocabulary_entry(key, term), std::string(schema::kVocabularyMark));
}

void add_vocabulary(Xapian::WritableDatabase& database, const Postings& postings) {
  for (const auto& [key, term] : postings.synonyms) add_entry(database, key, term);
}

Xapian::Document document_of(const Postings& postings) {
  Xapian::Document document;
  for (const Postings::Term& term : postings.terms) {
    document.add_term(std::string(postings.text_of(term)), term.wdf);
  }
  for (const auto& [slot, value] : postings.values) document.add_value(slot, value);
  document.set_data(postings.record);
  return document;
}

constexpr unsigned kSegmentShift = 32;

DocumentNumber number_of(std::size_t segment, Xapian::docid document) {
  return (DocumentNumber{segment} << kSegmentShift) | document;
}

Xapian::docid document_in(DocumentNumber number) {
  return static_cast<Xapian::docid>(number & std::numeric_limits<std::uint32_t>::max());
}

}  // namespace

Result<void> OpenSegments::open(const std::string& name, const std::filesystem::path& directory) {
  return guarded([&]() -> Result<void> {
    segments_.push_back({.name = name,
                         .directory = directory,
                         .database = Xapian::Database(directory.string()),
                         .writer = std::nullopt});
    return {};
  });
}

void OpenSegments::close(std::size_t from) {
  segments_.resize(from);
  pending_ = 0;
}

OpenSegments::Segment& OpenSegments::at(DocumentNumber number) {
  assert(number != 0 && number >> kSegmentShift < segments_.size());
  return segments_[number >> kSegmentShift];
}

const OpenSegments::Segment& OpenSegments::at(DocumentNumber number) const {
  assert(number != 0 && number >> kSegmentShift < segments_.size());
  return segments_[number >> kSegmentShift];
}

Result<bool> OpenSegments::is_empty(std::size_t at) const {
  return guarded([&]() -> Result<bool> {
    const Xapian::Database& database = segments_[at].database;
    return database.get_doccount() == 0 &&
           database.metadata_keys_begin("file:") == database.metadata_keys_end("file:");
  });
}

Result<void> OpenSegments::visit(const Visitor& visitor) const {
  return guarded([&]() -> Result<void> {
    for (std::size_t at = 0; at < segments_.size(); ++at) {
      const Xapian::Database& database = segments_[at].database;
      Xapian::ValueIterator states = database.valuestream_begin(schema::kSlotFile);
      const Xapian::ValueIterator end = database.valuestream_end(schema::kSlotFile);
      for (Xapian::ValueIterator tie = database.valuestream_begin(schema::kSlotTie);
           tie != database.valuestream_end(schema::kSlotTie); ++tie) {
        const Xapian::docid document = tie.get_docid();
        std::optional<schema::FileState> state;
        if (states != end) states.skip_to(document);
        if (states != end && states.get_docid() == document) {
          state = schema::file_state_from(*states);
        }
        visitor(number_of(at, document), *tie, state);
      }
    }
    return {};
  });
}

Result<DocumentNumber> OpenSegments::find(std::string_view id) const {
  return guarded([&]() -> Result<DocumentNumber> {
    const std::string term = schema::id_term(id);
    for (std::size_t at = 0; at < segments_.size(); ++at) {
      const Xapian::Database& database = segments_[at].database;
      const Xapian::PostingIterator found = database.postlist_begin(term);
      if (found != database.postlist_end(term)) return number_of(at, *found);
    }
    return DocumentNumber{0};
  });
}

Result<schema::Record> OpenSegments::record(DocumentNumber number) const {
  return guarded([&]() -> Result<schema::Record> {
    return schema::record_from(at(number).database.get_document(document_in(number)).get_data());
  });
}

Xapian::WritableDatabase& OpenSegments::writer_of(Segment& segment) {
  if (!segment.writer) {
    segment.writer.emplace(segment.directory.string(), Xapian::DB_OPEN);
    segment.database = *segment.writer;
  }
  if (!segment.is_changed) segment.writer->begin_transaction(true);
  segment.is_changed = true;
  return *segment.writer;
}

Result<void> OpenSegments::change(
    Segment& segment, const std::function<Result<void>(Xapian::WritableDatabase&)>& work) {
  return guarded([&]() -> Result<void> {
    ++pending_;
    return work(writer_of(segment));
  });
}

Result<void> OpenSegments::add(std::size_t at, const Postings& postings) {
  return change(segments_[at], [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.add_document(document_of(postings));
    add_vocabulary(database, postings);
    return {};
  });
}

Result<void> OpenSegments::replace(DocumentNumber number, const Postings& postings) {
  return change(at(number), [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.replace_document(document_in(number), document_of(postings));
    add_vocabulary(database, postings);
    return {};
  });
}

Result<void> OpenSegments::touch(DocumentNumber number, const schema::FileState& state) {
  return change(at(number), [&](Xapian::WritableDatabase& database) -> Result<void> {
    Xapian::Document document = database.get_document(document_in(number));
    document.add_value(schema::kSlotFile, to_bytes(state));
    Result<schema::Record> record = schema::record_from(document.get_data());
    if (!record) return record.error();
    if (record->date_is_file_time) {
      record->date = date_of_time(state.mtime_ns);
      document.set_data(to_bytes(*record));
    }
    database.replace_document(document_in(number), document);
    return {};
  });
}

Result<void> OpenSegments::remove(DocumentNumber number) {
  return change(at(number), [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.delete_document(document_in(number));
    return {};
  });
}

Result<void> OpenSegments::add_synonyms(
    std::size_t at, const std::vector<std::pair<std::string, std::string>>& synonyms) {
  return change(segments_[at], [&](Xapian::WritableDatabase& database) -> Result<void> {
    for (const auto& [key, term] : synonyms) add_entry(database, key, term);
    return {};
  });
}

Result<std::optional<schema::FileState>> OpenSegments::file_state(const std::string& key) const {
  return guarded([&]() -> Result<std::optional<schema::FileState>> {
    for (const Segment& segment : segments_) {
      const std::string bytes = segment.database.get_metadata(key);
      if (!bytes.empty()) return schema::file_state_from(bytes);
    }
    return std::optional<schema::FileState>();
  });
}

Result<void> OpenSegments::set_file_state(const std::string& key, const schema::FileState& state) {
  std::size_t place = segments_.size() - 1;
  const Result<void> looked = guarded([&]() -> Result<void> {
    for (std::size_t at = 0; at < segments_.size(); ++at) {
      if (!segments_[at].database.get_metadata(key).empty()) place = at;
    }
    return {};
  });
  if (!looked) return looked;
  return change(segments_[place], [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.set_metadata(key, to_bytes(state));
    return {};
  });
}

Result<void> OpenSegments::commit() {
  pending_ = 0;
  return guarded([&]() -> Result<void> {
    for (Segment& segment : segments_) {
      if (!segment.is_changed) continue;
      segment.writer->commit_transaction();
      segment.is_changed = false;
    }
    return {};
  });
}

}  // namespace tropa
