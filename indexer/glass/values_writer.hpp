// The values of the documents in each slot: runs of up to 1000 bytes, and what a search wants to
// know of a slot as a whole. Knows nothing of what the values mean.
#pragma once

#include "glass/table_writer.hpp"
#include "tropa/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tropa::glass {

struct SlotStatistics {
  std::uint64_t documents = 0;  // that have a value
  std::string lowest;
  std::string highest;

  /// `from` a document or more.
  void add(const SlotStatistics& from);
  void add(std::string_view value);
};
std::string to_bytes(const SlotStatistics& statistics);
bool statistics_from(std::string_view bytes, SlotStatistics& statistics);

/// Slots and documents in ascending order. Values are not empty.
class ValuesWriter {
 public:
  explicit ValuesWriter(TableWriter& table) : table_(table) {}

  Result<void> add(unsigned slot, std::uint32_t document, std::string_view value);
  /// A run as it stands in a table: value, then for each one more the documents left out between
  /// and its value. False when it is none, or begins before the last one ended.
  Result<bool> add_run(unsigned slot, std::uint32_t first, std::string_view run);
  Result<void> finish();

 private:
  Result<void> make_room(unsigned slot, std::uint32_t document, std::size_t bytes);

  TableWriter& table_;
  unsigned slot_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::string run_;
};

}  // namespace tropa::glass
