#include "index/snapshot.hpp"

#include "schema.hpp"

#include <algorithm>
#include <utility>

namespace tropa::search {

Snapshot::Snapshot(std::vector<std::shared_ptr<const Segment>> segments,
                   std::unique_ptr<RemoteDatabases> remote, std::vector<std::string> warnings,
                   std::shared_ptr<IndexCache> cache)
    : segments_(std::move(segments)),
      remote_(std::move(remote)),
      warnings_(std::move(warnings)),
      cache_(std::move(cache)),
      owner_(cache_->new_owner()) {
  if (remote_) {
    documents_ = remote_->all.get_doccount();
    average_length_ = remote_->all.get_avlength();
    return;
  }
  std::uint64_t length = 0;
  for (const auto& segment : segments_) {
    documents_ += segment->documents();
    length += segment->total_length();
  }
  if (documents_ > 0) {
    average_length_ = static_cast<double>(length) / static_cast<double>(documents_);
  }
}

std::uint64_t Snapshot::frequency(const std::string& term) const {
  return *cache_->get<std::uint64_t>(Kept::kCount, owner_, term, [&] {
    std::uint64_t count = 0;
    if (remote_) {
      const std::lock_guard lock(remote_->mutex);
      count = remote_->all.get_termfreq(term);
    }
    for (const auto& segment : segments_) count += segment->frequency(term);
    return std::pair(count, sizeof count);
  });
}

std::shared_ptr<const std::vector<std::string>> Snapshot::vocabulary(const std::string& key_prefix,
                                                                     std::size_t most) const {
  using Terms = std::vector<std::string>;
  const std::string name = std::to_string(most) + ' ' + key_prefix;
  return cache_->get<Terms>(Kept::kVocabulary, owner_, name, [&] {
    Terms terms;
    const auto add = [&terms](const std::vector<std::string>& entries) {
      for (const std::string& entry : entries) terms.push_back(schema::term_of_entry(entry));
    };
    if (remote_) {
      const std::lock_guard lock(remote_->mutex);
      for (const Xapian::Database& part : remote_->parts) add(metadata_of(part, key_prefix, most));
    }
    for (const auto& segment : segments_) add(segment->metadata(key_prefix, most));
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    std::size_t bytes = 0;
    for (const std::string& term : terms) bytes += sizeof(std::string) + term.size();
    return std::pair(std::move(terms), bytes);
  });
}

void Snapshot::join(std::vector<TermFrequency>& terms) {
  std::ranges::sort(terms, {}, &TermFrequency::term);
  std::size_t kept = 0;
  for (TermFrequency& one : terms) {
    if (kept > 0 && terms[kept - 1].term == one.term) {
      terms[kept - 1].documents += one.documents;
    } else {
      std::swap(terms[kept++], one);
    }
  }
  terms.resize(kept);
}

}  // namespace tropa::search
