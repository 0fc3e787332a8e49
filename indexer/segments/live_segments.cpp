#include "segments/live_segments.hpp"

#include "catch_xapian.hpp"
#include "readers/date.hpp"

#include <cassert>

namespace tropa {

Result<void> LiveSegments::open(const std::string& name, const std::filesystem::path& directory) {
  const Result<void> opened = catch_xapian([&]() -> Result<void> {
    segments_.push_back({.name = name,
                         .directory = directory,
                         .database = Xapian::Database(directory.string()),
                         .writer = std::nullopt});
    return {};
  });
  return opened ? opened : glass::explain_format(directory, opened.error());
}

void LiveSegments::close(std::size_t from) {
  segments_.resize(from);
  pending_ = 0;
}

LiveSegments::Segment& LiveSegments::at(DocumentNumber number) {
  assert(number != 0 && segment_of(number) < segments_.size());
  return segments_[segment_of(number)];
}

const LiveSegments::Segment& LiveSegments::at(DocumentNumber number) const {
  assert(number != 0 && segment_of(number) < segments_.size());
  return segments_[segment_of(number)];
}

Result<bool> LiveSegments::is_empty(std::size_t at) const {
  return catch_xapian([&]() -> Result<bool> {
    const Xapian::Database& database = segments_[at].database;
    return database.get_doccount() == 0 &&
           database.metadata_keys_begin("file:") == database.metadata_keys_end("file:");
  });
}

Result<void> LiveSegments::visit(const Visitor& visitor) const {
  return catch_xapian([&]() -> Result<void> {
    for (std::size_t at = 0; at < segments_.size(); ++at) {
      const Xapian::Database& database = segments_[at].database;
      Xapian::ValueIterator states = database.valuestream_begin(schema::kSlotFile);
      const Xapian::ValueIterator end = database.valuestream_end(schema::kSlotFile);
      for (Xapian::ValueIterator tie = database.valuestream_begin(schema::kSlotDocumentKey);
           tie != database.valuestream_end(schema::kSlotDocumentKey); ++tie) {
        const Xapian::docid document = tie.get_docid();
        std::optional<schema::FileState> state;
        if (states != end) states.skip_to(document);
        if (states != end && states.get_docid() == document) {
          state = schema::file_state_from(*states);
        }
        visitor(number_in_segment(at, document), *tie, state);
      }
    }
    return {};
  });
}

Result<DocumentNumber> LiveSegments::find(std::string_view id) const {
  return catch_xapian([&]() -> Result<DocumentNumber> {
    const std::string term = schema::id_term(id);
    for (std::size_t at = 0; at < segments_.size(); ++at) {
      const Xapian::Database& database = segments_[at].database;
      const Xapian::PostingIterator found = database.postlist_begin(term);
      if (found != database.postlist_end(term)) return number_in_segment(at, *found);
    }
    return DocumentNumber{0};
  });
}

Result<schema::Record> LiveSegments::record(DocumentNumber number) const {
  return catch_xapian([&]() -> Result<schema::Record> {
    return schema::record_from(at(number).database.get_document(document_of(number)).get_data());
  });
}

Xapian::WritableDatabase& LiveSegments::writer_of(Segment& segment) {
  if (!segment.writer) {
    segment.writer.emplace(segment.directory.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    segment.database = *segment.writer;
  }
  if (!segment.is_changed) segment.writer->begin_transaction(true);
  segment.is_changed = true;
  return *segment.writer;
}

Result<void> LiveSegments::change(
    Segment& segment, const std::function<Result<void>(Xapian::WritableDatabase&)>& work) {
  return catch_xapian([&]() -> Result<void> {
    ++pending_;
    return work(writer_of(segment));
  });
}

Result<void> LiveSegments::add(std::size_t at, const glass::Document& document) {
  return change(segments_[at], [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.add_document(glass::to_xapian(document));
    return {};
  });
}

Result<void> LiveSegments::replace(DocumentNumber number, const glass::Document& document) {
  return change(at(number), [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.replace_document(document_of(number), glass::to_xapian(document));
    return {};
  });
}

Result<void> LiveSegments::touch(DocumentNumber number, const schema::FileState& state) {
  return change(at(number), [&](Xapian::WritableDatabase& database) -> Result<void> {
    Xapian::Document document = database.get_document(document_of(number));
    document.add_value(schema::kSlotFile, to_bytes(state));
    Result<schema::Record> record = schema::record_from(document.get_data());
    if (!record) return record.error();
    if (record->date_is_file_time) {
      record->date = date_of_time(state.mtime_ns);
      document.set_data(to_bytes(*record));
    }
    database.replace_document(document_of(number), document);
    return {};
  });
}

Result<void> LiveSegments::remove(DocumentNumber number) {
  return change(at(number), [&](Xapian::WritableDatabase& database) -> Result<void> {
    database.delete_document(document_of(number));
    return {};
  });
}

Result<void> LiveSegments::add_vocabulary_at(std::size_t at, const Vocabulary& vocabulary) {
  if (vocabulary.empty()) return {};
  return change(segments_[at], [&](Xapian::WritableDatabase& database) -> Result<void> {
    for (const auto& [key, term] : vocabulary) {
      database.set_metadata(schema::vocabulary_entry(key, term),
                            std::string(schema::kVocabularyMark));
    }
    return {};
  });
}

Result<std::optional<schema::FileState>> LiveSegments::file_state(const std::string& key) const {
  return catch_xapian([&]() -> Result<std::optional<schema::FileState>> {
    for (const Segment& segment : segments_) {
      const std::string bytes = segment.database.get_metadata(key);
      if (!bytes.empty()) return schema::file_state_from(bytes);
    }
    return std::optional<schema::FileState>();
  });
}

Result<void> LiveSegments::set_file_state(const std::string& key, const schema::FileState& state) {
  std::size_t place = segments_.size() - 1;
  const Result<void> looked = catch_xapian([&]() -> Result<void> {
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

Result<void> LiveSegments::commit() {
  pending_ = 0;
  return catch_xapian([&]() -> Result<void> {
    for (Segment& segment : segments_) {
      if (!segment.is_changed) continue;
      segment.writer->commit_transaction();
      segment.is_changed = false;
    }
    return {};
  });
}

}  // namespace tropa
