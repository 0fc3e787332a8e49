#include "search/posting_lists.hpp"

#include <algorithm>

namespace tropa::search {
namespace {

// So few are read at once, even if they are never asked for again.
constexpr Xapian::doccount kFew = 256;

constexpr std::size_t kBytesOfWord = 200;  // without its postings

std::size_t bytes_of(const Word& word) {
  constexpr std::size_t kBytesOfPosting = sizeof(Xapian::docid) + sizeof(std::uint8_t);
  return kBytesOfWord + (word.list ? word.list->articles.size() * kBytesOfPosting : 0);
}

}  // namespace

PostingCursor::PostingCursor(std::shared_ptr<const PostingList> list) : list_(std::move(list)) {
  if (!list_->articles.empty()) article_ = list_->articles[0];
}

PostingCursor::PostingCursor(Xapian::PostingIterator postings) : postings_(std::move(postings)) {
  if (postings_ != Xapian::PostingIterator()) article_ = *postings_;
}

void PostingCursor::skip_to(Xapian::docid article) {
  if (article_ >= article) return;
  if (!list_) {
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

Word PostingLists::of(const std::string& term) {
  const std::string key = number_ + term;
  const Word* const kept = words_.find(key);
  if (kept != nullptr && (kept->list || kept->is_large || kept->count == 0)) return *kept;
  Word word;
  if (kept == nullptr) {
    word.count = database_.get_termfreq(term);
    word.most = word.count == 0 ? 0 : database_.get_wdf_upper_bound(term);
  } else {
    word = *kept;
    word.is_asked_again = true;
  }
  if (word.count > 0 && (word.is_asked_again || word.count <= kFew)) {
    word.list = read(term, word.count);
    word.is_large = !word.list;
  }
  if (word.list) word.most = *std::ranges::max_element(word.list->counts);
  if (words_.keep(key, word, bytes_of(word)) == nullptr) {
    Word known = word;
    known.list = nullptr;
    known.is_large = true;
    words_.keep(key, known, bytes_of(known));
  }
  return word;
}

std::shared_ptr<const PostingList> PostingLists::read(const std::string& term,
                                                      Xapian::doccount count) const {
  auto list = std::make_shared<PostingList>();
  list->articles.reserve(count);
  list->counts.reserve(count);
  const Xapian::PostingIterator end = database_.postlist_end(term);
  for (Xapian::PostingIterator i = database_.postlist_begin(term); i != end; ++i) {
    const Xapian::termcount times = i.get_wdf();
    if (times > std::numeric_limits<std::uint8_t>::max()) return nullptr;
    list->articles.push_back(*i);
    list->counts.push_back(static_cast<std::uint8_t>(times));
  }
  return list;
}

}  // namespace tropa::search
