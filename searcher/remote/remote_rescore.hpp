// The second phase of ranking for databases on other machines: the rule of match/rescore, with what
// a stock server can say of an article.
#pragma once

#include "match/proximity.hpp"
#include "remote/remote_match.hpp"

#include <xapian.h>

#include <cstddef>
#include <map>
#include <vector>

namespace tropa::search {

using RemoteFactors = std::map<Xapian::docid, double>;

/// What the best articles for the words of a query count more. Changes how `words` sorts and
/// collapses. Throws Xapian errors.
RemoteFactors remote_factors(Xapian::Enquire& words, const Proximity& proximity,
                             const Xapian::Database& database);

/// The list in which everything stands that may get onto the one that is asked for.
SearchOptions with_room(SearchOptions options);
std::size_t room_for(const SearchOptions& options, std::size_t wanted);

/// That list, sorted anew and cut. Where there is a quota, hits know their languages.
std::vector<RemoteHit> rescored(std::vector<RemoteHit> hits, const RemoteFactors& factors,
                                const SearchOptions& options, std::size_t wanted);

}  // namespace tropa::search
