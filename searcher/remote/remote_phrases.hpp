// In which articles of databases on other machines a phrase stands, found out before the search.
#pragma once

#include "match/phrase_clause.hpp"
#include "tropa/stemmers.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace tropa::search {

struct VerifiedArticles {
  std::vector<Xapian::Query> right;  // the term that each article alone has
  std::vector<Xapian::Query> wrong;  // have all of the words, but not so
  bool was_cut = false;              // there were more than `most`
};

/// Looks at the `most` best articles that `words` finds. Throws Xapian errors.
VerifiedArticles verify(const PhraseClause& phrase, const Xapian::Query& words,
                        const Xapian::Database& database, Xapian::doccount most,
                        Analyzer& analyzer);

}  // namespace tropa::search
