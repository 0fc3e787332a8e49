#include "match/group_reader.hpp"

#include "words/weights.hpp"

#include <algorithm>

namespace tropa::search {
namespace {

// Small after a jump, since the next jump may be as long; then growing, as what is read in a row
// costs least by the thousand.
constexpr Xapian::docid kFirstWindow = 64;

// The least an article counts as long, against the average one; as in Xapian.
constexpr double kLeastLength = 0.5;

double length_factor(std::uint32_t length, double average) {
  return expand::kBm25K1 *
         (1 - expand::kBm25B + expand::kBm25B * std::max(kLeastLength, length / average));
}

}  // namespace

std::string TieredTerms::to_string() const {
  std::string out = "Group(";
  for (std::size_t tier = 0; tier < weights.size(); ++tier) {
    if (tier > 0) out += ", ";
    out += std::to_string(weights[tier]);
    for (const Member& member : members) {
      if (member.tier != tier) continue;
      for (const std::string& term : member.terms) out += " " + term;
      for (const auto& place : member.beside) {
        for (const std::string& term : place) out += "+" + term;
      }
    }
  }
  return out + ")";
}

bool GroupReader::Name::stands_in(Xapian::docid article) {
  if (std::ranges::binary_search(articles, article) != is_only) return false;
  return std::ranges::all_of(beside, [&](std::vector<PostingCursor>& place) {
    return std::ranges::any_of(place, [&](PostingCursor& cursor) {
      cursor.skip_to(article);
      return cursor.article() == article;
    });
  });
}

// A name as far as it has words beside the one that is read.
std::size_t GroupReader::open(const TieredTerms::Member& member, PartNumber number) {
  if (!member.is_name()) return kNoName;
  Name& made = names_.emplace_back();
  made.tier = member.tier;
  made.is_only = member.is_only;
  for (const std::vector<std::string>& place : member.beside) {
    std::vector<PostingCursor>& cursors = made.beside.emplace_back();
    for (const std::string& term : place) {
      cursors.push_back(part_->postings.cursor(term, part_->postings.of(term)));
    }
  }
  for (const Xapian::docid article : member.articles) {
    if ((article - 1) % number.of == number.number) {
      made.articles.push_back((article - 1) / number.of + 1);
    }
  }
  for (const std::string& id : member.ids) {
    PostingCursor cursor = part_->postings.cursor(id, part_->postings.of(id));
    if (cursor.article() != PostingCursor::kEnd) made.articles.push_back(cursor.article());
  }
  std::ranges::sort(made.articles);
  return names_.size() - 1;
}

GroupReader::GroupReader(std::shared_ptr<const TieredTerms> terms, const Xapian::Database& database,
                         std::shared_ptr<KeptPart> part, PartNumber number)
    : terms_(std::move(terms)),
      part_(std::move(part)),
      tiers_(terms_->weights.size()),
      no_tier_(std::uint32_t{1} << tiers_) {
  std::vector<double> most(tiers_);  // of each tier's own terms in an article
  for (const TieredTerms::Member& member : terms_->members) {
    const std::size_t name = open(member, number);
    for (const std::string& term : member.terms) {
      const Word word = part_->postings.of(term);
      if (word.count == 0) continue;
      most[member.tier] += word.most;
      if (!member.is_name()) least_count_ = std::max(least_count_, word.count);
      postings_ += word.count;
      cursors_.push_back({part_->postings.cursor(term, word), member.tier, name,
                          static_cast<double>(word.count) / database.get_lastdocid(), &term, word});
    }
  }
  most_count_ =
      static_cast<Xapian::doccount>(std::min<std::uint64_t>(postings_, database.get_doccount()));
  shortest_ = database.get_doclength_lower_bound();
  const double factor = length_factor(shortest_, terms_->average_length);
  at_most_.resize((tiers_ + 1) * kCounts);
  for (std::size_t first = tiers_; first-- > 0;) {
    double so_far = 0;
    double full = 0;
    double weight = 0;
    for (std::size_t tier = first; tier < tiers_; ++tier) {
      so_far += most[tier];
      full += terms_->weights[tier];
      if (so_far > 0) weight += terms_->weights[tier] * so_far / (factor + so_far);
    }
    most_weight_ = weight;  // of all tiers, in the end
    for (std::size_t count = 0; count + 1 < kCounts; ++count) {
      const auto times = static_cast<double>(count);
      at_most_[first * kCounts + count] = full * times / (factor + times);
    }
    at_most_[first * kCounts + kCounts - 1] = full;
  }
  found_.assign(kMostWindow / 64, 0);
  counts_ = std::make_unique_for_overwrite<std::uint32_t[]>(kMostWindow * tiers_);
  sums_.resize(kMostWindow);
}

// What was read whole is there for the next query.
GroupReader::~GroupReader() {
  if (!part_) return;  // moved away
  for (const Cursor& cursor : cursors_) {
    if (const auto list = cursor.at.whole()) {
      part_->postings.keep(*cursor.term, cursor.word, list);
    }
  }
}

Xapian::docid GroupReader::next() const {
  Xapian::docid first = PostingCursor::kEnd;
  for (const Cursor& cursor : cursors_) {
    first = std::min(first, cursor.at.article());
  }
  return first;
}

void GroupReader::look_at(Xapian::docid begin, Xapian::docid size) {
  begin_ = begin;
  size_ = size;
  for (Name& name : names_) {
    name.read.clear();
    name.is_checked = false;
  }
}

void GroupReader::fill(Xapian::docid begin, Xapian::docid size) {
  look_at(begin, size);
  std::fill_n(found_.begin(), size / 64, 0);
  const Xapian::docid end = PostingCursor::kEnd - begin < size ? PostingCursor::kEnd : begin + size;
  for (Cursor& cursor : cursors_) {
    cursor.at.skip_to(begin);
    if (cursor.name == kNoName) {
      cursor.at.read_to(end, [&](Xapian::docid article, std::uint32_t count) {
        add(article, cursor.tier, count);
      });
    } else {
      cursor.at.read_to(end, [&](Xapian::docid article, std::uint32_t count) {
        names_[cursor.name].read.emplace_back(article, count);
      });
    }
  }
  check_names();
  for (Name& name : names_) {
    for (const auto& [article, count] : name.read) add(article, name.tier, count);
  }
}

// Keeps of what was read the articles in which the names stand; in the order of the articles, as
// the words beside the one that is read move forward only.
void GroupReader::check_names() {
  for (Name& name : names_) {
    if (name.is_checked) continue;
    std::ranges::sort(name.read);
    std::erase_if(name.read, [&](const auto& one) { return !name.stands_in(one.first); });
    name.is_checked = true;
  }
}

void GroupReader::survey(Xapian::docid begin, Xapian::docid size, bool check) {
  look_at(begin, size);
  std::fill_n(found_.begin(), size / 64, 0);
  std::fill_n(sums_.begin(), size, 0);
  const Xapian::docid end = PostingCursor::kEnd - begin < size ? PostingCursor::kEnd : begin + size;
  for (Cursor& cursor : cursors_) {
    cursor.at.skip_to(begin);
    if (cursor.name == kNoName || !check) {
      cursor.at.read_to(end, [&, tier = cursor.tier](Xapian::docid article, std::uint32_t count) {
        note(article, tier, count);
      });
    } else {
      cursor.at.read_to(end, [&](Xapian::docid article, std::uint32_t count) {
        names_[cursor.name].read.emplace_back(article, count);
      });
    }
  }
  if (!check) return;
  check_names();
  for (Name& name : names_) {
    for (const auto& [article, count] : name.read) note(article, name.tier, count);
  }
}

void GroupReader::count(std::span<const Xapian::docid> articles,
                        std::span<const std::uint64_t> bits, bool is_surveyed) {
  if (articles.empty()) return;
  for (const Xapian::docid article : articles) {
    std::fill_n(&counts_[(article - begin_) * tiers_], tiers_, 0);
  }
  constexpr double kReadsOfLookup = 6;  // cost as much as one
  const Xapian::docid end = articles.back() + 1;
  const double most_reads = static_cast<double>(articles.size()) * kReadsOfLookup;
  for (Cursor& cursor : cursors_) {
    const auto use = [&](Xapian::docid article, std::uint32_t count) {
      const Xapian::docid place = article - begin_;
      if ((bits[place / 64] >> (place % 64) & 1) == 0) return;
      if (cursor.name == kNoName) {
        counts_[place * tiers_ + cursor.tier] += count;
      } else {
        names_[cursor.name].read.emplace_back(article, count);
      }
    };
    if (is_surveyed) {
      if (cursor.name == kNoName || !names_[cursor.name].is_checked) cursor.at.read_again(use);
      continue;
    }
    cursor.at.skip_to(articles.front());
    if (cursor.density * (end - articles.front()) <= most_reads) {
      cursor.at.read_to(end, use);
      continue;
    }
    for (const Xapian::docid article : articles) {
      cursor.at.skip_to(article);
      if (cursor.at.article() == article) use(article, cursor.at.count());
    }
  }
  check_names();
  for (Name& name : names_) {
    for (const auto& [article, count] : name.read) {
      const Xapian::docid place = article - begin_;
      if ((bits[place / 64] >> (place % 64) & 1) == 0) continue;
      counts_[place * tiers_ + name.tier] += count;
    }
  }
}

void GroupReader::reach(Xapian::docid article) {
  if (is_in_window(article)) return;
  const bool is_near = article - (begin_ + size_) <= size_;
  fill(article, is_near ? std::clamp(2 * size_, kFirstWindow, kMostWindow) : kFirstWindow);
}

double GroupReader::weight(Xapian::docid article, std::uint32_t length) const {
  const std::uint32_t* counts = &counts_[(article - begin_) * tiers_];
  const double factor = length_factor(length, terms_->average_length);
  double out = 0;
  double so_far = 0;
  for (std::size_t tier = 0; tier < tiers_; ++tier) {
    so_far += counts[tier];
    out += terms_->weights[tier] * so_far / (factor + so_far);
  }
  return out;
}

}  // namespace tropa::search
