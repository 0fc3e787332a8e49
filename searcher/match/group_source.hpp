// The articles of a word and of all that stands for it, for Xapian to join with other parts of a
// query. What goes to other machines must not hold it: they do not know it.
#pragma once

#include "index/index_cache.hpp"
#include "match/group_reader.hpp"

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace tropa::search {

class GroupSource : public Xapian::PostingSource {
 public:
  GroupSource(std::shared_ptr<const TieredTerms> terms, Kept& kept)
      : terms_(std::move(terms)), kept_(kept) {}

  void init(const Xapian::Database& database) override;
  GroupSource* clone() const override { return new GroupSource(terms_, kept_); }
  Xapian::doccount get_termfreq_min() const override { return reader_->least_count(); }
  Xapian::doccount get_termfreq_est() const override { return reader_->most_count(); }
  Xapian::doccount get_termfreq_max() const override { return reader_->most_count(); }
  void next(double least_weight) override;
  void skip_to(Xapian::docid article, double least_weight) override;
  bool check(Xapian::docid article, double least_weight) override;
  bool at_end() const override { return is_at_end_; }
  Xapian::docid get_docid() const override { return at_; }
  double get_weight() const override { return reader_->weight(at_); }
  std::string get_description() const override { return terms_->to_string(); }

 private:
  void search_from(Xapian::docid article, double least_weight);

  std::shared_ptr<const TieredTerms> terms_;
  Kept& kept_;
  std::unique_ptr<GroupReader> reader_;
  Xapian::docid at_ = 0;
  bool is_at_end_ = false;
};

}  // namespace tropa::search
