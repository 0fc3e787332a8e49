// What a handle keeps of its databases from query to query: what is asked for again and again, and
// takes Xapian a walk down a tree each time. Knows nothing of queries.
#pragma once

#include "search/lengths.hpp"
#include "search/posting_lists.hpp"
#include "search/recent.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace tropa::search {

/// Of one database on this machine.
struct KeptPart {
  KeptPart(const Xapian::Database& database, std::uint64_t number, Recent<Word>& words)
      : lengths(database), postings(database, number, words) {}

  LengthTable lengths;
  PostingLists postings;
};

/// Not thread-safe, as Xapian's databases are not.
class Kept {
 public:
  /// What belongs to this state of this database.
  std::shared_ptr<KeptPart> of(const Xapian::Database& database);

  /// When the databases are opened anew.
  void clear();

 private:
  static constexpr std::size_t kBytesOfPostings = std::size_t{48} << 20U;

  Recent<Word> words_{kBytesOfPostings};
  std::map<std::string, std::shared_ptr<KeptPart>> parts_;
  std::uint64_t next_number_ = 0;
};

}  // namespace tropa::search
