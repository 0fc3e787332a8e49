#include "index/length_table.hpp"

namespace tropa::search {

LengthTable::LengthTable(const Xapian::Database& database)
    : database_(database), blocks_(database.get_lastdocid() / kBlock + 1) {}

std::uint32_t LengthTable::read(Xapian::docid article) {
  auto block = std::make_unique<Block>();
  const Xapian::docid begin = article / kBlock * kBlock;
  const Xapian::PostingIterator end = database_.postlist_end("");
  Xapian::PostingIterator i = database_.postlist_begin("");
  if (i != end) i.skip_to(begin);
  for (; i != end && *i < begin + kBlock; ++i) (*block)[*i - begin] = i.get_doclength();
  return (*(blocks_[article / kBlock] = std::move(block)))[article % kBlock];
}

}  // namespace tropa::search
