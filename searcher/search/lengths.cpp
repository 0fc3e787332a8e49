#include "search/lengths.hpp"

#include <cstddef>

namespace tropa::search {
namespace {

// Of states of the index that were published one after the other, only the last is asked again.
constexpr std::size_t kMostTables = 256;

}  // namespace

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

// A matcher hands out a database of its own, so it is known by what it says of itself. A copy that
// grew apart differs in at least one of these.
std::shared_ptr<LengthTable> Lengths::of(const Xapian::Database& database) {
  const std::string name = database.get_uuid() + " " + std::to_string(database.get_revision()) +
                           " " + std::to_string(database.get_lastdocid()) + " " +
                           std::to_string(database.get_doccount()) + " " +
                           std::to_string(database.get_total_length());
  if (tables_.size() >= kMostTables && !tables_.contains(name)) tables_.clear();
  auto& table = tables_[name];
  if (!table) table = std::make_shared<LengthTable>(database);
  return table;
}

}  // namespace tropa::search
