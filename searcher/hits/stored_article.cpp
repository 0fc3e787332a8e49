#include "hits/stored_article.hpp"

#include "index/databases.hpp"
#include "schema.hpp"

#include <xapian.h>

#include <mutex>
#include <string>
#include <utility>

namespace tropa::search {
namespace {

tropa::Article article_of(schema::Record record) {
  return {.id = std::move(record.id),
          .path = std::move(record.path),
          .title = std::move(record.title),
          .text = std::move(record.text),
          .date = std::move(record.date),
          .date_is_file_time = record.date_is_file_time,
          .language = record.language,
          .url = std::move(record.url),
          .source = std::move(record.source),
          .author = std::move(record.author),
          .tags = std::move(record.tags),
          .extra = std::move(record.extra)};
}

}  // namespace

Result<std::optional<tropa::Article>> stored_article(const Snapshot& snapshot,
                                                     std::string_view id) {
  using Found = std::optional<tropa::Article>;
  const std::string term = schema::id_term(id);
  if (snapshot.remote() != nullptr) {
    const std::lock_guard lock(snapshot.remote()->mutex);
    const Xapian::Database& all = snapshot.remote()->all;
    const Xapian::PostingIterator found = all.postlist_begin(term);
    if (found == all.postlist_end(term)) return Found();
    auto record = schema::record_from(all.get_document(*found).get_data());
    if (!record) return record.error();
    return Found(article_of(std::move(*record)));
  }
  for (const auto& segment : snapshot.segments()) {
    const auto postings = segment->postings(term);
    if (postings->chunks.empty()) continue;
    const auto stored = segment->article(postings->chunks.front().first);
    if (!stored) return stored.error();
    return Found(article_of((*stored)->record));
  }
  return Found();
}

}  // namespace tropa::search
