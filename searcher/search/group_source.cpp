#include "search/group_source.hpp"

#include "expand/weights.hpp"

#include <algorithm>
#include <bit>

namespace tropa::search {
namespace {

// Small after a jump, since the next jump may be as long; then growing, as what is read in a row
// costs least by the thousand.
constexpr Xapian::docid kFirstWindow = 64;
constexpr Xapian::docid kMostWindow = 2048;

// Xapian subtracts the weights of other words from the least weight it wants; where that leaves
// exactly the weight of an article, rounding must not hide it.
constexpr double kSlack = 1 - 1e-9;

// The least an article counts as long, against the average one; as in Xapian.
constexpr double kLeastLength = 0.5;

double length_factor(std::uint32_t length, double average) {
  return expand::kBm25K1 *
         (1 - expand::kBm25B + expand::kBm25B * std::max(kLeastLength, length / average));
}

}  // namespace

bool GroupSource::Name::stands_in(Xapian::docid article) {
  if (std::ranges::binary_search(articles, article) != is_only) return false;
  const Xapian::PostingIterator end;
  return std::ranges::all_of(beside, [&](std::vector<Xapian::PostingIterator>& place) {
    return std::ranges::any_of(place, [&](Xapian::PostingIterator& postings) {
      if (postings != end && *postings < article) postings.skip_to(article);
      return postings != end && *postings == article;
    });
  });
}

void GroupSource::open(const Xapian::Database& database, const TieredTerms::Member& member) {
  std::size_t name = kNoName;
  if (member.is_name()) {
    name = names_.size();
    Name& made = names_.emplace_back();
    made.tier = member.tier;
    made.is_only = member.is_only;
    for (const std::vector<std::string>& place : member.beside) {
      auto& postings = made.beside.emplace_back();
      for (const std::string& term : place) postings.push_back(database.postlist_begin(term));
    }
    for (const std::string& term : member.articles) {
      made.articles.insert(made.articles.end(), database.postlist_begin(term),
                           database.postlist_end(term));
    }
    std::ranges::sort(made.articles);
  }
  for (const std::string& term : member.terms) {
    const Xapian::PostingIterator postings = database.postlist_begin(term);
    if (postings == database.postlist_end(term)) continue;
    cursors_.push_back({postings, member.tier, *postings, name});
  }
}

void GroupSource::init(const Xapian::Database& database) {
  table_ = lengths_.of(database);
  cursors_.clear();
  names_.clear();
  std::vector<double> most(terms_->weights.size());  // of each tier's own terms in an article
  std::uint64_t sum = 0;
  least_count_ = 0;
  for (const TieredTerms::Member& member : terms_->members) {
    open(database, member);
    for (const std::string& term : member.terms) {
      const Xapian::doccount count = database.get_termfreq(term);
      if (count == 0) continue;
      most[member.tier] += database.get_wdf_upper_bound(term);
      if (!member.is_name()) least_count_ = std::max(least_count_, count);
      sum += count;
    }
  }
  most_count_ =
      static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, database.get_doccount()));
  shortest_ = database.get_doclength_lower_bound();
  const double factor = length_factor(shortest_, terms_->average_length);
  double highest = 0;
  double so_far = 0;
  for (std::size_t tier = 0; tier < most.size(); ++tier) {
    so_far += most[tier];
    if (so_far > 0) highest += terms_->weights[tier] * so_far / (factor + so_far);
  }
  set_maxweight(highest);
  found_.assign(kMostWindow / 64, 0);
  counts_.resize(kMostWindow * terms_->weights.size());
  begin_ = size_ = at_ = 0;
  is_at_end_ = false;
}

// Reads all terms in the articles from `begin` on, which is behind the window so far.
void GroupSource::fill(Xapian::docid begin, Xapian::docid size) {
  std::fill_n(found_.begin(), size / 64, 0);
  begin_ = begin;
  size_ = size;
  std::size_t left = 0;
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    Cursor& cursor = cursors_[i];
    const Xapian::PostingIterator end;
    if (cursor.article < begin) {
      cursor.at.skip_to(begin);
      if (cursor.at != end) cursor.article = *cursor.at;
    }
    while (cursor.at != end && cursor.article - begin < size) {
      const std::uint32_t count = cursor.at.get_wdf();
      if (cursor.name == kNoName) {
        add(cursor.article, cursor.tier, count);
      } else {
        names_[cursor.name].read.emplace_back(cursor.article, count);
      }
      if (++cursor.at != end) cursor.article = *cursor.at;
    }
    if (cursor.at == end) continue;
    if (left != i) cursors_[left] = std::move(cursor);
    ++left;
  }
  cursors_.resize(left);
  for (Name& name : names_) {
    std::ranges::sort(name.read);
    for (const auto& [article, count] : name.read) {
      if (name.stands_in(article)) add(article, name.tier, count);
    }
    name.read.clear();
  }
}

double GroupSource::weight(std::uint32_t length) const {
  const std::size_t tiers = terms_->weights.size();
  const std::uint32_t* counts = &counts_[(at_ - begin_) * tiers];
  const double factor = length_factor(length, terms_->average_length);
  double out = 0;
  double so_far = 0;
  for (std::size_t tier = 0; tier < tiers; ++tier) {
    so_far += counts[tier];
    out += terms_->weights[tier] * so_far / (factor + so_far);
  }
  return out;
}

// Stops at the first article from this one on that has a term and weighs enough.
void GroupSource::search_from(Xapian::docid article, double least_weight) {
  const double least = least_weight * kSlack;
  if (!is_in_window(article) && article >= begin_ + size_) {
    const bool is_near = article - (begin_ + size_) <= size_;
    fill(article, is_near ? std::clamp(2 * size_, kFirstWindow, kMostWindow) : kFirstWindow);
  }
  for (;;) {
    Xapian::docid place = article - begin_;
    while (place < size_) {
      const std::uint64_t rest = found_[place / 64] >> (place % 64);
      if (rest == 0) {
        place = (place / 64 + 1) * 64;
        continue;
      }
      place += static_cast<Xapian::docid>(std::countr_zero(rest));
      at_ = begin_ + place;
      if (least <= 0 || (weight(shortest_) >= least && weight(table_->of(at_)) >= least)) return;
      ++place;
    }
    if (cursors_.empty()) {
      is_at_end_ = true;
      return;
    }
    article = std::ranges::min(cursors_, {}, &Cursor::article).article;
    fill(article, std::min(2 * size_, kMostWindow));
  }
}

void GroupSource::next(double least_weight) {
  if (least_weight > get_maxweight()) {
    is_at_end_ = true;
    return;
  }
  search_from(at_ + 1, least_weight);
}

void GroupSource::skip_to(Xapian::docid article, double least_weight) {
  search_from(std::max(article, at_), least_weight);
}

bool GroupSource::check(Xapian::docid article, double) {
  if (article <= at_) return article == at_;
  if (!is_in_window(article)) {
    const bool is_near = article - (begin_ + size_) <= size_;
    fill(article, is_near ? std::clamp(2 * size_, kFirstWindow, kMostWindow) : kFirstWindow);
  }
  at_ = article;
  return has(article - begin_);
}

std::string GroupSource::get_description() const {
  std::string out = "Group(";
  for (std::size_t tier = 0; tier < terms_->weights.size(); ++tier) {
    if (tier > 0) out += ", ";
    out += std::to_string(terms_->weights[tier]);
    for (const TieredTerms::Member& member : terms_->members) {
      if (member.tier != tier) continue;
      for (const std::string& term : member.terms) out += " " + term;
      for (const auto& place : member.beside) {
        for (const std::string& term : place) out += "+" + term;
      }
    }
  }
  return out + ")";
}

}  // namespace tropa::search
