#include "remote/remote_phrases.hpp"

#include "match/phrase_matcher.hpp"
#include "schema.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace tropa::search {
namespace {

/// Checks articles in ascending order.
class Checker {
 public:
  Checker(const PhraseClause& phrase, const Xapian::Database& database, Analyzer& analyzer)
      : phrase_(phrase), database_(database), analyzer_(analyzer) {}

  bool stands_in(Xapian::docid article, std::string_view positions) {
    const auto stored = schema::Positions::from(positions);
    if (!stored) return false;
    const auto has = [&](std::size_t slot, std::size_t term) {
      return this->has(article, slot, term);
    };
    return phrase_.stands(*stored, has, work_) &&
           (phrase_.literally.empty() || literally_in(article));
  }

 private:
  bool has(Xapian::docid article, std::size_t slot, std::size_t term) {
    auto found = postings_.find({slot, term});
    if (found == postings_.end()) {
      found = postings_
                  .emplace(std::pair(slot, term),
                           database_.postlist_begin(phrase_.slots[slot][term].term))
                  .first;
    }
    const Xapian::PostingIterator end;
    if (found->second != end) found->second.skip_to(article);
    return found->second != end && *found->second == article;
  }

  bool literally_in(Xapian::docid article) {
    const auto record = schema::record_from(database_.get_document(article).get_data());
    return record && stands_literally(phrase_, *record, analyzer_);
  }

  const PhraseClause& phrase_;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  PhraseClause::Workspace work_;
  std::map<std::pair<std::size_t, std::size_t>, Xapian::PostingIterator> postings_;
};

}  // namespace

VerifiedArticles verify(const PhraseClause& phrase, const Xapian::Query& words,
                        const Xapian::Database& database, Xapian::doccount most,
                        Analyzer& analyzer) {
  // Sorting keys and what hits are collapsed by come with the hits: one message a machine, not one
  // an article.
  Xapian::Enquire enquire(database);
  enquire.set_query(words);
  enquire.set_sort_by_relevance_then_value(schema::kSlotPositions, false);
  enquire.set_collapse_key(schema::kSlotDocumentKey);
  const Xapian::MSet found = enquire.get_mset(0, most);
  VerifiedArticles out;
  out.was_cut = found.get_matches_estimated() > found.size();
  std::vector<std::pair<Xapian::docid, Xapian::MSetIterator>> hits;
  for (auto hit = found.begin(); hit != found.end(); ++hit) hits.emplace_back(*hit, hit);
  std::ranges::sort(hits, {}, [](const auto& hit) { return hit.first; });
  Checker checker(phrase, database, analyzer);
  for (const auto& [article, hit] : hits) {
    const bool is_right = checker.stands_in(article, hit.get_sort_key());
    (is_right ? out.right : out.wrong).emplace_back("Q" + hit.get_collapse_key());
  }
  return out;
}

}  // namespace tropa::search
