// The door for programs that have their documents in memory. Checks what a caller may get wrong,
// then goes the same way as files: postings, store.
#include "date.hpp"
#include "guarded.hpp"
#include "postings.hpp"
#include "store.hpp"
#include "tropa/indexer.hpp"
#include "utf8.hpp"

#include <array>

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

}  // namespace

struct IndexWriter::State {
  Store store;
  PostingsMaker maker;
};

IndexWriter::IndexWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Result<IndexWriter> IndexWriter::open(std::shared_ptr<const Resources> resources,
                                      const IndexOptions& options) {
  return guarded([&]() -> Result<IndexWriter> {
    Result<Store> store = Store::open(options.database, resources->fingerprint(),
                                      options.commit_every, options.workers);
    if (!store) return store.error();
    return IndexWriter(
        std::make_unique<State>(State{std::move(*store), PostingsMaker(std::move(resources))}));
  });
}

Result<void> IndexWriter::put(const Document& document) {
  return guarded([&]() -> Result<void> {
    if (Result<void> checked = check(document); !checked) return checked;
    const Result<DocumentNumber> number = state_->store.find(document.id);
    if (!number) return number.error();
    Postings postings = state_->maker.make(document, std::nullopt, std::nullopt);
    const Result<bool> put = state_->store.put(std::move(postings), *number);
    return put ? Result<void>() : Result<void>(put.error());
  });
}

Result<void> IndexWriter::remove(std::string_view id) {
  return guarded([&] { return state_->store.remove(id); });
}

Result<void> IndexWriter::commit() {
  return guarded([&] { return state_->store.commit(); });
}

}  // namespace tropa
