// IndexedDocument -> a Xapian database, and several Xapian databases -> one, each written in one
// pass (schema/glass/). Knows neither manifest nor lock: what it makes becomes part of an index
// only when a manifest names it.
#pragma once

#include "glass/glass.hpp"
#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tropa {

/// New articles that become one segment, with the vocabulary that they and what they replaced
/// bring.
struct Batch {
  std::vector<glass::Document> articles;
  std::vector<std::pair<std::string, std::string>> vocabulary;  // in any order, and more than once
  std::string fingerprint;                                      // of the manifest
};

/// Writes the batch as a database at `directory`, which must not exist, and flushes it.
Result<void> write_segment(const Batch& batch, const std::filesystem::path& directory);

/// Merges databases without changing them, and flushes the result. Articles keep their order.
Result<void> merge_segments(std::span<const std::filesystem::path> from,
                            const std::filesystem::path& to);

/// Number of articles in a database.
Result<std::uint64_t> size_of_segment(const std::filesystem::path& directory);

}  // namespace tropa
