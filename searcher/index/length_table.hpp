// How long the articles of a database are, kept from query to query: Xapian looks a length up anew
// for every word and article, which took as long as reading the words. Knows nothing of queries.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace tropa::search {

/// The lengths in one database, read in blocks when one is first asked for.
class LengthTable {
 public:
  explicit LengthTable(const Xapian::Database& database);

  /// Of an article that exists. Throws Xapian errors.
  std::uint32_t of(Xapian::docid article) {
    const auto& block = blocks_[article / kBlock];
    return block ? (*block)[article % kBlock] : read(article);
  }

 private:
  static constexpr Xapian::docid kBlock = 64;
  using Block = std::array<std::uint32_t, kBlock>;

  std::uint32_t read(Xapian::docid article);

  Xapian::Database database_;
  std::vector<std::unique_ptr<Block>> blocks_;
};

}  // namespace tropa::search
