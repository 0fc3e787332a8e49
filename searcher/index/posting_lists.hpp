// The postings of words: read at once the first time, and from memory when a word is asked for
// again. Decoding takes most of the time of a search, and the words of many articles are those
// of many queries. Knows nothing of queries and weights.
#pragma once

#include "glass/posting_reader.hpp"
#include "index/two_generation_cache.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tropa::search {

/// All postings of a word in one database.
struct PostingList {
  std::vector<Xapian::docid> articles;  // ascending
  std::vector<std::uint8_t> counts;     // of the word in each
  bool is_exact = true;                 // else a count was too large for this form

  void add(Xapian::docid article, std::uint32_t count) {
    is_exact = is_exact && count <= std::numeric_limits<std::uint8_t>::max();
    articles.push_back(article);
    counts.push_back(static_cast<std::uint8_t>(count));
  }
};

/// A place in the postings of a word, moving forward.
class PostingCursor {
 public:
  static constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

  explicit PostingCursor(std::shared_ptr<const PostingList> list);
  /// `keep`: what is read of it is wanted afterwards.
  explicit PostingCursor(Xapian::PostingIterator postings, bool keep = false);

  /// kEnd behind the last one.
  Xapian::docid article() const { return article_; }

  /// How often the article has the word.
  std::uint32_t count() const { return list_ ? list_->counts[at_] : postings_.get_wdf(); }

  /// To this article or the first one behind it; never back.
  void skip_to(Xapian::docid article);

  /// Calls use(article, count) for all from here on that are before `end`.
  template <typename Use>
  void read_to(Xapian::docid end, Use&& use) {
    if (!list_) {
      read_.clear();
      while (article_ < end) {
        read_.emplace_back(article_, static_cast<std::uint32_t>(postings_.get_wdf()));
        use(article_, read_.back().second);
        if (whole_) whole_->add(article_, read_.back().second);
        ++postings_;
        article_ = postings_ == Xapian::PostingIterator() ? kEnd : *postings_;
      }
      return;
    }
    const Xapian::docid* const articles = list_->articles.data();
    const std::uint8_t* const counts = list_->counts.data();
    const std::size_t size = list_->articles.size();
    std::size_t at = read_from_ = at_;
    for (; at < size && articles[at] < end; ++at) use(articles[at], std::uint32_t{counts[at]});
    at_ = at;
    article_ = at < size ? articles[at] : kEnd;
  }

  /// All postings, if all were read one after the other and not from memory; else nullptr.
  std::shared_ptr<PostingList> whole() const { return article_ == kEnd ? whole_ : nullptr; }

  /// The same calls as the last read_to(), if nothing else was asked for since.
  template <typename Use>
  void read_again(Use&& use) const {
    for (const auto& [article, count] : read_) use(article, count);
    if (!list_) return;
    for (std::size_t at = read_from_; at < at_; ++at) {
      use(list_->articles[at], std::uint32_t{list_->counts[at]});
    }
  }

 private:
  std::shared_ptr<const PostingList> list_;  // or
  Xapian::PostingIterator postings_;
  std::size_t at_ = 0;
  Xapian::docid article_ = kEnd;
  std::size_t read_from_ = 0;                                  // of the list
  std::vector<std::pair<Xapian::docid, std::uint32_t>> read_;  // of the iterator
  std::shared_ptr<PostingList> whole_;                         // as long as nothing was left out
};

/// What is known of a word in one database.
struct Word {
  Xapian::doccount count = 0;  // articles that have it
  std::uint32_t most = 0;      // times in one article, at most
  bool is_asked_again = false;
  bool is_large = false;                    // it is not kept in memory
  std::shared_ptr<const PostingList> list;  // when it is in memory
};

/// The words of one database. Not thread-safe, as Xapian's databases are not.
class PostingLists {
 public:
  /// `words` keeps those of all databases; `number` tells this one from the others. `directory` is
  /// where the database is, when that is known.
  PostingLists(const Xapian::Database& database, std::uint64_t number, Recent<Word>& words,
               const std::optional<std::filesystem::path>& directory);

  /// Throws Xapian errors. Reads the postings, unless they are many and asked for the first time.
  Word of(const std::string& term);
  PostingCursor cursor(const std::string& term, const Word& word) const {
    if (word.list) return PostingCursor(word.list);
    return PostingCursor(database_.postlist_begin(term), !word.is_large);
  }

  /// What a cursor of this word has read, for the next one.
  void keep(const std::string& term, const Word& word, std::shared_ptr<PostingList> list);

 private:
  Word look_up(const std::string& term);
  std::shared_ptr<PostingList> read(const std::string& term, Xapian::doccount count);

  Xapian::Database database_;
  std::unique_ptr<glass::PostingReader> file_;  // until it cannot be read
  std::string number_;
  Recent<Word>& words_;
};

}  // namespace tropa::search
