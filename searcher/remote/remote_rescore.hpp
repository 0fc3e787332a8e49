// The second phase of ranking for databases on other machines: the rule of match/rescore, with what
// a stock server can say of an article.
#pragma once

#include "match/proximity.hpp"
#include "remote/remote_match.hpp"

#include <xapian.h>

#include <vector>

namespace tropa::search {

/// Counts in what stands side by side in the first hits of `enquire`, which are sorted anew; fills
/// their languages. Changes how `enquire` sorts and collapses. Throws Xapian errors.
void rescore(std::vector<RemoteHit>& hits, const Proximity& proximity, Xapian::Enquire& enquire,
             const Xapian::Database& database);

/// Two rankings as one: `best`, and of `rest` what `best` does not have. At most `per_language` of
/// each language if that is not 0, and `wanted` in all.
std::vector<RemoteHit> merged(std::vector<RemoteHit> best, std::vector<RemoteHit> rest,
                              std::size_t per_language, std::size_t wanted);

}  // namespace tropa::search
