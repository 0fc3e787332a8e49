// A database that readers have open: its figures, and the tables that they read, mapped once for
// all.
#pragma once

#include "glass/glass.hpp"
#include "glass/table_file.hpp"
#include "glass/table_reader.hpp"
#include "glass/value_places.hpp"
#include "glass/version.hpp"

#include <array>
#include <map>
#include <memory>
#include <mutex>

namespace tropa::glass {

struct OpenDatabase::State {
  Version version;
  std::array<std::shared_ptr<const TableFile>, 2> files;  // kPostlist, kDocdata

  struct Slot {
    unsigned searches = 0;  // through the tree
    std::shared_ptr<ValuePlaces> places;
  };
  mutable std::mutex slots_mutex;
  mutable std::map<unsigned, Slot> slots;

  /// Where the block of bytes of the mapped postlist begins, which has its revision in front.
  const char* block_of(std::string_view bytes) const {
    const TableFile& file = *files[kPostlist];
    const std::size_t block = version.tables[kPostlist].block_bytes;  // a power of two
    return file.looked_at(*file.begin_of(bytes) & ~std::uint64_t{block - 1}, 0).data();
  }
  bool is_intact(std::string_view bytes) const;

  TableReader reader(Table table, TableReader::Leaves leaves) const {
    return {files[table], version.tables[table], version.revision, leaves};
  }

  /// What all readers of a slot share, nullptr while so few searched the tree for its values that
  /// it is not worth the memory. `searches`: more since the last call.
  std::shared_ptr<ValuePlaces> places_of(unsigned slot, unsigned searches) const {
    constexpr unsigned kMany = 256;
    const std::lock_guard lock(slots_mutex);
    Slot& known = slots[slot];
    known.searches += searches;
    if (!known.places && known.searches >= kMany)
      known.places = std::make_shared<ValuePlaces>(version.statistics.last_document);
    return known.places;
  }
};

}  // namespace tropa::glass
