// A database that readers have open: its figures, and the tables that they read, mapped once for
// all.
#pragma once

#include "glass/glass.hpp"
#include "glass/table_file.hpp"
#include "glass/table_reader.hpp"
#include "glass/version.hpp"

#include <array>
#include <memory>

namespace tropa::glass {

struct OpenDatabase::State {
  Version version;
  std::array<std::shared_ptr<const TableFile>, 2> files;  // kPostlist, kDocdata

  TableReader reader(Table table, TableReader::Leaves leaves) const {
    return {files[table], version.tables[table], version.revision, leaves};
  }
};

}  // namespace tropa::glass
