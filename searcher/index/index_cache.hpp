// What a handle keeps of its databases from query to query: what is asked for again and again, and
// takes Xapian a walk down a tree each time. Knows nothing of queries.
#pragma once

#include "index/length_table.hpp"
#include "index/posting_lists.hpp"
#include "index/two_generation_cache.hpp"
#include "schema.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tropa::search {

/// Of one database on this machine.
struct KeptPart {
  KeptPart(const Xapian::Database& database, std::uint64_t number, Recent<Word>& words,
           const std::optional<std::filesystem::path>& directory)
      : lengths(database), postings(database, number, words, directory) {}

  LengthTable lengths;
  PostingLists postings;
};

/// A stored article, unpacked.
struct StoredArticle {
  schema::Record record;
  std::optional<std::string> places;  // of its words, once they were wanted
};

/// Which articles count as having a name of several words, of those that have the words.
struct CheckedName {
  std::size_t rarest = 0;   // of its places
  bool is_checked = false;  // else they are too many to be looked at before a search
  bool is_only = false;     // the articles alone count; else all but these
  std::vector<Xapian::docid> articles;
};

/// Not thread-safe, as Xapian's databases are not.
class Kept {
 public:
  /// What belongs to this state of this database.
  std::shared_ptr<KeptPart> of(const Xapian::Database& database);

  /// How many articles of all databases have a term. Throws Xapian errors.
  Xapian::doccount count(const Xapian::Database& all, const std::string& term);

  /// The databases have changed. `directories` of those on this machine, by what each says it is
  /// (get_uuid).
  void clear(std::map<std::string, std::filesystem::path> directories);

  // By what they are looked up by: a key of the vocabulary table, the printed row of a name, the
  // number of an article; `places` are of the words of articles in which rows were looked for.
  Recent<std::vector<std::string>> vocabulary{std::size_t{8} << 20U};
  Recent<CheckedName> names{std::size_t{4} << 20U};
  Recent<std::shared_ptr<const StoredArticle>> articles{std::size_t{32} << 20U};
  Recent<std::string> places{std::size_t{32} << 20U};

 private:
  Recent<Word> words_{std::size_t{64} << 20U};
  Recent<Xapian::doccount> counts_{std::size_t{8} << 20U};
  std::map<std::string, std::filesystem::path> directories_;
  std::map<std::string, std::shared_ptr<KeptPart>> parts_;
  std::uint64_t next_number_ = 0;
};

}  // namespace tropa::search
