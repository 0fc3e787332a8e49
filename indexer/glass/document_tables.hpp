// Documents -> the tables of a new database, in one pass. All that the format says about the order
// of keys and the layout of tags stands in the cpp and in the files it uses.
#pragma once

#include "glass/glass.hpp"

namespace tropa::glass {

/// As write() of glass.hpp.
Result<void> write_tables(const Contents& contents, const std::filesystem::path& directory);

}  // namespace tropa::glass
