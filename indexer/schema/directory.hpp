// Directories as the system lists them. The iterators of the standard library ask for memory where
// nothing may be thrown, and end the program when there is none; these throw std::bad_alloc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <system_error>
#include <vector>

namespace tropa {

/// Everything in a directory, in no particular order; what was read before a trouble comes with it.
std::vector<std::filesystem::path> entries_of(const std::filesystem::path& directory,
                                              std::error_code& trouble);

/// Removes a file, a link, or a directory with all that is in it. Nothing there is no trouble.
void remove_tree(const std::filesystem::path& path, std::error_code& trouble);

/// The size of all files in a directory and below; what goes away meanwhile is left out.
std::uint64_t bytes_below(const std::filesystem::path& directory);

}  // namespace tropa
