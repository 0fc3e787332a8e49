#include "match/group_source.hpp"

#include <algorithm>
#include <bit>

namespace tropa::search {
namespace {

// Xapian subtracts the weights of other words from the least weight it wants; where that leaves
// exactly the weight of an article, rounding must not hide it.
constexpr double kSlack = 1 - 1e-9;

}  // namespace

void GroupSource::init(const Xapian::Database& database) {
  reader_ = std::make_unique<GroupReader>(terms_, database, kept_.of(database));
  set_maxweight(reader_->most_weight());
  at_ = 0;
  is_at_end_ = false;
}

// Stops at the first article from this one on that has a term and weighs enough.
void GroupSource::search_from(Xapian::docid article, double least_weight) {
  const double least = least_weight * kSlack;
  GroupReader& reader = *reader_;
  if (article >= reader.begin()) reader.reach(article);
  for (;;) {
    Xapian::docid place = article - reader.begin();
    while (place < reader.size()) {
      const std::uint64_t rest = reader.found()[place / 64] >> (place % 64);
      if (rest == 0) {
        place = (place / 64 + 1) * 64;
        continue;
      }
      place += static_cast<Xapian::docid>(std::countr_zero(rest));
      at_ = reader.begin() + place;
      if (least <= 0 || (reader.weight_if_short(at_) >= least && reader.weight(at_) >= least)) {
        return;
      }
      ++place;
    }
    article = reader.next();
    if (article == PostingCursor::kEnd) {
      is_at_end_ = true;
      return;
    }
    reader.fill(article, std::min(2 * reader.size(), GroupReader::kMostWindow));
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
  reader_->reach(article);
  at_ = article;
  return reader_->has(article);
}

}  // namespace tropa::search
