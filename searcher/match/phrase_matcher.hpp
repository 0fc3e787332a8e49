// The articles of a database on this machine in which a row of words stands right, for Xapian to
// join with other parts of a query. It checks the articles that Xapian asks about, one by one, so
// it is only of use beside the terms of the row. What goes to other machines must not hold it: they
// do not know it.
#pragma once

#include "index/posting_lists.hpp"
#include "match/phrase_clause.hpp"
#include "tropa/stemmers.hpp"

#include <xapian.h>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::search {

/// Checks articles of one database in ascending order.
class RowChecker {
 public:
  /// `lists`: the words of this database, if they are kept; it must outlive the object.
  RowChecker(std::shared_ptr<const Row> row, const Xapian::Database& database, Analyzer& analyzer,
             PostingLists* lists = nullptr)
      : row_(std::move(row)), database_(database), analyzer_(&analyzer), lists_(lists) {}

  /// Throws Xapian errors.
  bool stands_in(Xapian::docid article);

  /// The same when the bytes of its places are at hand.
  bool stands_in(Xapian::docid article, std::string_view places);
  Row::Standing standing(Xapian::docid article, std::string_view places);

  struct All {
    std::vector<Xapian::docid> right;  // ascending
    std::vector<Xapian::docid> wrong;  // have all of the words, but not so
  };
  /// Every article that has the words of the row; nullopt when more than `most` would have to be
  /// looked at.
  std::optional<All> all(Xapian::doccount most);

  /// The place whose terms the fewest articles have, and how many at most.
  std::pair<std::size_t, Xapian::doccount> rarest() const;

 private:
  bool has(Xapian::docid article, std::size_t place, std::size_t term);
  bool literally_in(Xapian::docid article);

  std::shared_ptr<const Row> row_;
  Xapian::Database database_;
  Analyzer* analyzer_;
  Row::Workspace work_;
  Xapian::ValueIterator values_;
  bool has_values_ = false;
  PostingLists* lists_;
  std::map<std::pair<std::size_t, std::size_t>, PostingCursor> postings_;
};

class RowSource : public Xapian::PostingSource {
 public:
  RowSource(std::shared_ptr<const Row> row, Analyzer& analyzer)
      : row_(std::move(row)), analyzer_(analyzer) {}

  void init(const Xapian::Database& database) override;
  RowSource* clone() const override { return new RowSource(row_, analyzer_); }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  // As many as can be, so that Xapian asks here last, when an article has all of the terms.
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid article, double least_weight) override;
  bool check(Xapian::docid article, double least_weight) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  std::string get_description() const override { return row_->to_string(); }

 private:
  std::shared_ptr<const Row> row_;
  Analyzer& analyzer_;
  std::unique_ptr<RowChecker> checker_;
  Xapian::docid at_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount count_ = 0;
};

/// The articles that `query` finds, if the row stands right in them. When all of the database is on
/// this machine they are checked during the search; otherwise now, and named in the query one by
/// one. At most so many are looked at then, the best ones; `was_cut` says that there were more.
inline constexpr Xapian::doccount kMostCheckedAhead = 5000;
Xapian::Query only_where(const Xapian::Query& query, std::shared_ptr<const Row> row,
                         const Xapian::Database& database, Analyzer& analyzer, bool is_remote,
                         bool& was_cut);

/// Of each article the term that it alone has.
std::vector<std::string> id_terms(std::span<const Xapian::docid> articles,
                                  const Xapian::Database& database);

/// The articles themselves, one by one.
Xapian::Query any_of(std::span<const Xapian::docid> articles, const Xapian::Database& database);

}  // namespace tropa::search
