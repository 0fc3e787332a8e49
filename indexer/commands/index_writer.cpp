// The door for programs that have their documents in memory. Checks what a caller may get wrong,
// then goes the same way as files: postings, store.
#include "catch_xapian.hpp"
#include "database_list.hpp"
#include "index/store.hpp"
#include "readers/date.hpp"
#include "sources/utf8.hpp"
#include "terms/document_indexer.hpp"
#include "tropa/indexer.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <system_error>

namespace tropa {
namespace {

Error refusal(const Document& document, const std::string& why) {
  return Error{Code::kUsage, "the document '" + document.id + "' " + why, {}};
}

Result<void> check(const Document& document) {
  if (document.id.empty()) return refusal(document, "has no id");
  if (document.title.empty() && document.text.empty()) {
    return refusal(document, "has neither a title nor a text");
  }
  for (const std::string* field : std::to_array<const std::string*>(
           {&document.id, &document.title, &document.text, &document.url, &document.source,
            &document.author, &document.path})) {
    if (!utf8::is_valid(*field)) return refusal(document, "is not valid UTF-8");
  }
  if (!document.date.empty() && !normal_date(document.date)) {
    return refusal(document, "has the date '" + document.date + "', which is not ISO 8601");
  }
  return {};
}

// A writer has one index; a directory of several would only look like a foreign one to it.
Result<void> check(const IndexOptions& options) {
  constexpr const char* kOtherWay =
      "or let index_paths() read the documents as JSON Lines, which puts each where it belongs";
  const std::string name = options.database.string();
  std::error_code trouble;
  if (std::filesystem::is_directory(options.database, trouble) &&
      schema::is_database_list(options.database)) {
    return Error{Code::kUsage, "'" + name + "' holds a list of indexes, and IndexWriter writes one",
                 std::string("open one of the list, such as one month, ") + kOtherWay};
  }
  if (options.shard_by != ShardBy::kNothing) {
    return Error{Code::kUsage, "IndexWriter writes one index, not one for each month",
                 std::string("leave shard_by at kNothing, ") + kOtherWay};
  }
  return {};
}

}  // namespace

struct IndexWriter::State {
  Store store;
  DocumentIndexer maker;
};

IndexWriter::IndexWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Result<IndexWriter> IndexWriter::open(std::shared_ptr<const Resources> resources,
                                      const IndexOptions& options) {
  if (Result<void> checked = check(options); !checked) return checked.error();
  return catch_xapian([&]() -> Result<IndexWriter> {
    Result<Store> store =
        Store::open(options.database, resources->fingerprint(),
                    {.batch_articles = options.commit_every, .workers = options.workers});
    if (!store) return store.error();
    return IndexWriter(
        std::make_unique<State>(State{std::move(*store), DocumentIndexer(std::move(resources))}));
  });
}

Result<void> IndexWriter::put(const Document& document) {
  return catch_xapian([&]() -> Result<void> {
    if (Result<void> checked = check(document); !checked) return checked;
    const Result<DocumentNumber> number = state_->store.find(document.id);
    if (!number) return number.error();
    IndexedDocument indexed = state_->maker.make(document, std::nullopt, std::nullopt);
    const Result<bool> put = state_->store.put(std::move(indexed), *number);
    return put ? Result<void>() : Result<void>(put.error());
  });
}

Result<void> IndexWriter::remove(std::string_view id) {
  return catch_xapian([&] { return state_->store.remove(id); });
}

Result<void> IndexWriter::commit() {
  return catch_xapian([&] { return state_->store.commit(); });
}

Result<void> IndexWriter::finish() {
  return catch_xapian([&] { return state_->store.finish(); });
}

}  // namespace tropa
