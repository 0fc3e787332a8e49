#include "match/phrase_matcher.hpp"

#include "schema.hpp"

#include <algorithm>
#include <vector>

namespace tropa::search {

bool RowChecker::stands_in(Xapian::docid article) {
  if (!has_values_) {
    values_ = database_.valuestream_begin(schema::kSlotPositions);
    has_values_ = true;
  }
  const Xapian::ValueIterator end = database_.valuestream_end(schema::kSlotPositions);
  if (values_ != end) values_.skip_to(article);
  if (values_ == end || values_.get_docid() != article) return false;
  return stands_in(article, *values_);
}

bool RowChecker::stands_in(Xapian::docid article, std::string_view places) {
  const auto stored = schema::Positions::from(places);
  if (!stored) return false;
  const auto asks = [&](std::size_t place, std::size_t term) { return has(article, place, term); };
  return row_->stands(*stored, asks, work_) && (row_->literally.empty() || literally_in(article));
}

Row::Standing RowChecker::standing(Xapian::docid article, std::string_view places) {
  const auto stored = schema::Positions::from(places);
  if (!stored) return Row::Standing::kAbsent;
  const auto asks = [&](std::size_t place, std::size_t term) { return has(article, place, term); };
  const Row::Standing found = row_->standing(*stored, asks, work_);
  const bool is_right =
      found != Row::Standing::kRight || row_->literally.empty() || literally_in(article);
  return is_right ? found : Row::Standing::kApart;
}

std::pair<std::size_t, Xapian::doccount> RowChecker::rarest() const {
  std::pair<std::size_t, Xapian::doccount> least;
  for (std::size_t place = 0; place < row_->places.size(); ++place) {
    Xapian::doccount sum = 0;
    for (const Row::Term& term : row_->places[place]) sum += database_.get_termfreq(term.term);
    if (place == 0 || sum < least.second) least = {place, sum};
  }
  return least;
}

std::optional<RowChecker::All> RowChecker::all(Xapian::doccount most) {
  const auto [rarest, least] = this->rarest();
  if (least > most) return std::nullopt;
  std::vector<Xapian::docid> candidates;
  for (const Row::Term& term : row_->places[rarest]) {
    candidates.insert(candidates.end(), database_.postlist_begin(term.term),
                      database_.postlist_end(term.term));
  }
  std::ranges::sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  All out;
  for (const Xapian::docid article : candidates) {
    bool has_all = true;
    for (std::size_t place = 0; has_all && place < row_->places.size(); ++place) {
      bool any = place == rarest;
      for (std::size_t term = 0; !any && term < row_->places[place].size(); ++term) {
        any = has(article, place, term);
      }
      has_all = any;
    }
    if (has_all) (stands_in(article) ? out.right : out.wrong).push_back(article);
  }
  return out;
}

bool RowChecker::has(Xapian::docid article, std::size_t place, std::size_t term) {
  const std::string& name = row_->places[place][term].term;
  auto found = postings_.find({place, term});
  if (found == postings_.end()) {
    PostingCursor cursor = lists_ != nullptr ? lists_->cursor(name, lists_->of(name))
                                             : PostingCursor(database_.postlist_begin(name));
    found = postings_.emplace(std::pair(place, term), std::move(cursor)).first;
  }
  found->second.skip_to(article);
  return found->second.article() == article;
}

// The places keep stems; how a word is spelt, only the text knows.
bool RowChecker::literally_in(Xapian::docid article) {
  const auto record = schema::record_from(database_.get_document(article).get_data());
  if (!record) return false;
  const auto in_text = [&](std::string_view text) {
    std::vector<std::vector<std::uint32_t>> places(row_->literally.size());
    for (const Token& token : analyzer_->tokenize(text)) {
      for (std::size_t word = 0; word < places.size(); ++word) {
        if (token.text == row_->literally[word]) places[word].push_back(token.position);
      }
    }
    if (std::ranges::any_of(places, [](const auto& list) { return list.empty(); })) return false;
    return row_->in_order ? in_order(places) : near(places, row_->span);
  };
  if (row_->prefix.empty()) return in_text(record->text) || in_text(record->title);
  const auto* title = schema::find_field("title");
  return in_text(row_->prefix == title->prefix ? record->title : record->author);
}

void RowSource::init(const Xapian::Database& database) {
  checker_ = std::make_unique<RowChecker>(row_, database, analyzer_);
  at_ = 0;
  last_ = database.get_lastdocid();
  count_ = database.get_doccount();
}

void RowSource::next(double least_weight) {
  skip_to(at_ + 1, least_weight);
}

void RowSource::skip_to(Xapian::docid article, double) {
  at_ = std::max(at_, article);
  while (at_ <= last_ && !checker_->stands_in(at_)) ++at_;
}

bool RowSource::check(Xapian::docid article, double) {
  at_ = article;
  return checker_->stands_in(article);
}

Xapian::Query only_where(const Xapian::Query& query, std::shared_ptr<const Row> row,
                         const Xapian::Database& database, Analyzer& analyzer, bool is_remote,
                         bool& was_cut) {
  using Xapian::Query;
  if (!is_remote) {
    return Query(Query::OP_FILTER, query, Query((new RowSource(row, analyzer))->release()));
  }
  // Sorting keys and what hits are collapsed by come with the hits: one message a machine, not one
  // an article.
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_sort_by_relevance_then_value(schema::kSlotPositions, false);
  enquire.set_collapse_key(schema::kSlotDocumentKey);
  const Xapian::MSet found = enquire.get_mset(0, kMostCheckedAhead);
  was_cut |= found.get_matches_estimated() > found.size();
  struct Candidate {
    Xapian::docid article;
    Xapian::MSetIterator hit;
  };
  std::vector<Candidate> candidates;
  for (auto hit = found.begin(); hit != found.end(); ++hit) candidates.push_back({*hit, hit});
  std::ranges::sort(candidates, {}, &Candidate::article);
  RowChecker checker(std::move(row), database, analyzer);
  std::vector<Query> right;
  for (const Candidate& one : candidates) {
    if (!checker.stands_in(one.article, one.hit.get_sort_key())) continue;
    right.emplace_back("Q" + one.hit.get_collapse_key());
  }
  if (right.empty()) return Query::MatchNothing;
  return Query(Query::OP_FILTER, query, Query(Query::OP_OR, right.begin(), right.end()));
}

std::vector<std::string> id_terms(std::span<const Xapian::docid> articles,
                                  const Xapian::Database& database) {
  std::vector<std::string> terms;
  Xapian::ValueIterator ties = database.valuestream_begin(schema::kSlotDocumentKey);
  for (const Xapian::docid article : articles) {
    ties.skip_to(article);
    terms.push_back("Q" + *ties);
  }
  return terms;
}

Xapian::Query any_of(std::span<const Xapian::docid> articles, const Xapian::Database& database) {
  const std::vector<std::string> terms = id_terms(articles, database);
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace tropa::search
