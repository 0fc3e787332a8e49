// Whether this code and libxapian mean the same by a database. Asked of the libxapian at hand, and
// by tests of databases that were changed on purpose.
#pragma once

#include "glass/glass.hpp"

namespace tropa::glass {

/// Is the libxapian of this process one that was checked by hand?
bool is_checked_release();

/// Everything that libxapian says of a database, as text.
std::string contents_of(const std::filesystem::path& directory);

/// Reads `database`, whose documents count from 1 without gaps, with our code; writes it anew below
/// `scratch` and lets libxapian compare. Throws what Xapian throws.
bool agrees(const std::filesystem::path& database, const std::filesystem::path& scratch);

}  // namespace tropa::glass
