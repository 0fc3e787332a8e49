#include "index/posting_lists.hpp"

#include <algorithm>

namespace tropa::search {
namespace {

// So few are read at once, even if they are never asked for again: through Xapian, and from the
// file, where all but the largest lists take less time than the articles that have them.
constexpr Xapian::doccount kFew = 256;
constexpr Xapian::doccount kFewOfFile = 500'000;

constexpr std::size_t kBytesOfWord = 200;  // without its postings

std::size_t bytes_of(const Word& word) {
  constexpr std::size_t kBytesOfPosting = sizeof(Xapian::docid) + sizeof(std::uint8_t);
  return kBytesOfWord + (word.list ? word.list->articles.size() * kBytesOfPosting : 0);
}

}  // namespace

PostingCursor::PostingCursor(std::shared_ptr<const PostingList> list) : list_(std::move(list)) {
  if (!list_->articles.empty()) article_ = list_->articles[0];
}

PostingCursor::PostingCursor(Xapian::PostingIterator postings, bool keep)
    : postings_(std::move(postings)) {
  if (postings_ != Xapian::PostingIterator()) article_ = *postings_;
  if (keep) whole_ = std::make_shared<PostingList>();
}

void PostingCursor::skip_to(Xapian::docid article) {
  if (article_ >= article) return;
  if (!list_) {
    whole_ = nullptr;
    postings_.skip_to(article);
    article_ = postings_ == Xapian::PostingIterator() ? kEnd : *postings_;
    return;
  }
  // The next one is seldom far: in growing steps, then by halves.
  const std::vector<Xapian::docid>& articles = list_->articles;
  std::size_t step = 1;
  while (at_ + step < articles.size() && articles[at_ + step] < article) {
    at_ += step;
    step *= 2;
  }
  const auto begin = articles.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto end =
      articles.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + step + 1, articles.size()));
  const auto found = std::lower_bound(begin, end, article);
  at_ = static_cast<std::size_t>(found - articles.begin());
  article_ = found == articles.end() ? kEnd : *found;
}

PostingLists::PostingLists(const Xapian::Database& database, std::uint64_t number,
                           Recent<Word>& words,
                           const std::optional<std::filesystem::path>& directory)
    : database_(database),
      file_(directory ? glass::PostingReader::open(*directory, database.get_revision()) : nullptr),
      number_(std::to_string(number) + ' '),
      words_(words) {}

/// For the first time.
Word PostingLists::look_up(const std::string& term) {
  Word word;
  if (file_ && file_->find(term)) {
    word.count = file_->documents();
    word.most = file_->most();
    return word;
  }
  // Xapian will say what is wrong with it.
  file_ = nullptr;
  word.count = database_.get_termfreq(term);
  word.most = word.count == 0 ? 0 : database_.get_wdf_upper_bound(term);
  return word;
}

Word PostingLists::of(const std::string& term) {
  const std::string key = number_ + term;
  const Word* const kept = words_.find(key);
  if (kept != nullptr && (kept->list || kept->is_large || kept->count == 0)) return *kept;
  Word word;
  if (kept == nullptr) {
    word = look_up(term);
  } else {
    word = *kept;
    word.is_asked_again = true;
  }
  const Xapian::doccount few = file_ ? kFewOfFile : kFew;
  if (word.count > 0 && (word.is_asked_again || word.count <= few)) {
    keep(term, word, read(term, word.count));
    return *words_.find(key);
  }
  words_.keep(key, word, bytes_of(word));
  return word;
}

void PostingLists::keep(const std::string& term, const Word& word,
                        std::shared_ptr<PostingList> list) {
  const std::string key = number_ + term;
  Word known = word;
  if (list->is_exact) {
    known.most = *std::ranges::max_element(list->counts);
    known.list = std::move(list);
    if (words_.keep(key, known, bytes_of(known)) != nullptr) return;
    known.list = nullptr;
  }
  known.is_large = true;
  words_.keep(key, known, bytes_of(known));
}

std::shared_ptr<PostingList> PostingLists::read(const std::string& term, Xapian::doccount count) {
  auto list = std::make_shared<PostingList>();
  if (file_ && file_->find(term) && file_->read(list->articles, list->counts, list->is_exact)) {
    return list;
  }
  file_ = nullptr;
  list = std::make_shared<PostingList>();
  list->articles.reserve(count);
  list->counts.reserve(count);
  const Xapian::PostingIterator end = database_.postlist_end(term);
  for (Xapian::PostingIterator i = database_.postlist_begin(term); i != end; ++i) {
    list->add(*i, i.get_wdf());
  }
  return list;
}

}  // namespace tropa::search
