// How a file is told from the one that was indexed. Knows its bytes and how they were read.
#pragma once

#include <cstdint>
#include <string_view>

namespace tropa {

/// The hash of a file's bytes, and of the format that they were forced to be read in (empty: none):
/// a file that is to be read in another one counts as changed.
std::uint64_t content_hash_of(std::string_view bytes, std::string_view format);
bool has_format(std::uint64_t content_hash, std::string_view format);

}  // namespace tropa
