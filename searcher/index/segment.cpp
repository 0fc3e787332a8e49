#include "index/segment.hpp"

#include <algorithm>
#include <utility>

namespace tropa::search {
namespace {

void add(DocumentSet& set, DocumentNumber document) {
  set[document / 64] |= std::uint64_t{1} << (document % 64);
}

std::unique_ptr<Xapian::Database> another(const std::filesystem::path& directory) {
  try {
    return std::make_unique<Xapian::Database>(directory.string());
  } catch (const Xapian::Error&) {
    return nullptr;  // the writer is on its way; the one that is open serves
  }
}

}  // namespace

std::vector<std::string> metadata_of(const Xapian::Database& database, const std::string& beginning,
                                     std::size_t most) {
  std::vector<std::string> names;
  const auto end = database.metadata_keys_end(beginning);
  for (auto at = database.metadata_keys_begin(beginning); at != end && names.size() < most; ++at) {
    names.push_back(*at);
  }
  return names;
}

Segment::Segment(std::filesystem::path directory, std::unique_ptr<Xapian::Database> database,
                 std::shared_ptr<IndexCache> cache)
    : directory_(std::move(directory)),
      cache_(std::move(cache)),
      owner_(cache_->new_owner()),
      identity_(database->get_uuid()),
      revision_(database->get_revision()),
      documents_(database->get_doccount()),
      last_(database->get_lastdocid()),
      total_length_(database->get_total_length()),
      shortest_(database->get_doclength_lower_bound()),
      tables_(glass::OpenDatabase::open(directory_, revision_)),
      articles_read_(last_ / 64 + 1) {
  databases_.add(std::move(database));
}

Pool<Xapian::Database>::Loan Segment::database() const {
  return databases_.borrow([this]() -> std::unique_ptr<Xapian::Database> {
    std::unique_ptr<Xapian::Database> made = another(directory_);
    const bool is_same = made && is_state(made->get_uuid(), made->get_revision());
    return is_same ? std::move(made) : nullptr;
  });
}

Pool<Segment::TableReaders>::Loan Segment::readers() const {
  return readers_.borrow([this] { return std::make_unique<TableReaders>(*tables_); });
}

std::uint32_t Segment::frequency(const std::string& term) const {
  if (tables_) {
    const auto readers = this->readers();
    if (readers->lists.find(term)) return readers->lists.documents();
  }
  return database()->get_termfreq(term);
}

std::vector<std::string> Segment::metadata(const std::string& beginning, std::size_t most) const {
  std::vector<std::string> names;
  if (tables_ && readers()->metadata.read(beginning, most, names)) return names;
  return metadata_of(*database(), beginning, most);
}

bool Segment::read_from_tables(const std::string& term, PostingList& list) const {
  if (!tables_) return false;
  const auto readers = this->readers();
  glass::PostingReader& reader = readers->lists;
  std::vector<glass::PostingChunk> chunks;
  if (!reader.find(term) || !reader.read(chunks, list.copies)) return false;
  list.revision = static_cast<std::uint32_t>(revision_);
  for (const glass::PostingChunk& chunk : chunks) {
    if (chunk.last > last_ || !list.add(chunk) || !chunk.is_intact(list.revision)) return false;
  }
  return list.documents == reader.documents();
}

PostingList Segment::read(const std::string& term) const {
  PostingList list;
  if (read_from_tables(term, list)) return list;
  // Xapian knows what to do about what cannot be read.
  PostingListMaker made;
  const auto database = this->database();
  const Xapian::PostingIterator end = database->postlist_end(term);
  for (Xapian::PostingIterator i = database->postlist_begin(term); i != end; ++i) {
    made.add(*i, i.get_wdf());
  }
  return made.finish();
}

std::shared_ptr<const PostingList> Segment::postings(const std::string& term) const {
  return cache_->get<PostingList>(Kept::kTerm, owner_, term, [&] {
    PostingList list = read(term);
    const std::size_t bytes = list.bytes();
    return std::pair(std::move(list), bytes);
  });
}

const std::vector<std::uint32_t>& Segment::lengths() const {
  std::call_once(lengths_once_, [this] {
    std::vector<std::uint32_t> read;
    if (!tables_ || !glass::PostingReader(*tables_).read_lengths(kNone, read)) {
      read.clear();
      const auto database = this->database();
      const Xapian::PostingIterator end = database->postlist_end("");
      for (Xapian::PostingIterator i = database->postlist_begin(""); i != end; ++i) {
        read.resize(std::size_t{*i} + 1, kNone);
        read[*i] = i.get_doclength();
      }
    }
    read.resize(std::size_t{last_} + 1, kNone);
    lengths_ = std::move(read);
  });
  return lengths_;
}

const ValueColumn& Segment::column(schema::Slot slot) const {
  std::call_once(columns_once_[slot], [this, slot] {
    std::vector<std::pair<std::uint32_t, std::string>> values;
    const auto database = this->database();
    const Xapian::ValueIterator end = database->valuestream_end(slot);
    for (Xapian::ValueIterator i = database->valuestream_begin(slot); i != end; ++i) {
      values.emplace_back(i.get_docid(), *i);
    }
    columns_[slot] = ValueColumn(std::move(values), last_);
  });
  return columns_[slot];
}

template <typename Read>
std::shared_ptr<const DocumentSet> Segment::set_of(const std::string& name, Read&& read) const {
  return cache_->get<DocumentSet>(Kept::kDocuments, owner_, name, [&] {
    DocumentSet set(last_ / 64 + 1);
    read(set);
    return std::pair(std::move(set), (last_ / 64 + 1) * sizeof(std::uint64_t));
  });
}

std::shared_ptr<const DocumentSet> Segment::all() const {
  return set_of({}, [this](DocumentSet& set) {
    const std::vector<std::uint32_t>& all = lengths();
    for (DocumentNumber document = 1; document <= last_; ++document) {
      if (all[document] != kNone) add(set, document);
    }
  });
}

std::shared_ptr<const DocumentSet> Segment::with_term(const std::string& term) const {
  return set_of("term " + term, [&](DocumentSet& set) {
    PostingCursor(postings(term))
        .read_to(PostingCursor::kEnd,
                 [&](DocumentNumber document, std::uint32_t) { add(set, document); });
  });
}

std::shared_ptr<const DocumentSet> Segment::with_prefix(const std::string& beginning) const {
  return set_of("terms " + beginning, [&](DocumentSet& set) {
    std::vector<std::string> terms;
    {
      const auto database = this->database();
      const auto end = database->allterms_end(beginning);
      for (auto term = database->allterms_begin(beginning); term != end; ++term) {
        terms.push_back(*term);
      }
    }
    for (const std::string& term : terms) {
      PostingCursor(std::make_shared<const PostingList>(read(term)))
          .read_to(PostingCursor::kEnd,
                   [&](DocumentNumber document, std::uint32_t) { add(set, document); });
    }
  });
}

std::shared_ptr<const DocumentSet> Segment::with_date(const std::string& first,
                                                      const std::string& last) const {
  return set_of("dates " + first + ".." + last, [&](DocumentSet& set) {
    const ValueColumn& dates = column(schema::kSlotDate);
    // An article without a date has the empty value, which is in no range.
    const std::uint32_t from = std::max<std::uint32_t>(1, dates.first_from(first));
    const std::uint32_t to = last.empty() ? dates.size() : dates.first_from(last + '\0');
    for (DocumentNumber document = 1; document <= last_; ++document) {
      const std::uint32_t rank = dates.rank_of(document);
      if (rank >= from && rank < to) add(set, document);
    }
  });
}

Result<std::shared_ptr<const StoredArticle>> Segment::article(DocumentNumber document) const {
  const std::string name = std::to_string(document);
  if (auto known = cache_->find<StoredArticle>(Kept::kArticle, owner_, name)) return known;
  StoredArticle article;
  std::string bytes;
  if (tables_ && readers()->articles.read(document, bytes)) {
    SlotReader(*this, schema::kSlotPositions).read(document, article.positions);
  } else {
    const auto database = this->database();
    const Xapian::Document stored = database->get_document(document);
    bytes = stored.get_data();
    article.positions = stored.get_value(schema::kSlotPositions);
  }
  Result<schema::Record> record = schema::record_from(bytes);
  if (!record) return record.error();
  article.record = std::move(*record);
  constexpr std::size_t kBytesBeside = 1000;
  const std::size_t size = article.record.text.size() + article.positions.size() + kBytesBeside;
  auto made = std::make_shared<const StoredArticle>(std::move(article));
  const std::uint64_t bit = std::uint64_t{1} << (document % 64);
  const std::uint64_t before =
      articles_read_[document / 64].fetch_or(bit, std::memory_order_relaxed);
  if ((before & bit) != 0) cache_->keep<StoredArticle>(Kept::kArticle, owner_, name, made, size);
  return made;
}

SlotReader::SlotReader(const Segment& segment, schema::Slot slot) : segment_(segment), slot_(slot) {
  if (segment.tables() != nullptr) file_.emplace(*segment.tables());
}

void SlotReader::read(DocumentNumber document, std::string& value) {
  if (file_ && file_->read(slot_, document, value)) return;
  const Xapian::ValueIterator end;
  if (!database_ || document < before_) {
    if (!database_) database_.emplace(segment_.database());
    values_ = (*database_)->valuestream_begin(slot_);
  }
  before_ = document;
  if (values_ != end) values_.skip_to(document);
  value = values_ != end && values_.get_docid() == document ? *values_ : std::string();
}

}  // namespace tropa::search
