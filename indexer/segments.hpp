// Postings -> a Xapian database, and several Xapian databases -> one, through Xapian's public
// interface alone. Knows neither manifest nor lock: what it makes becomes part of an index only
// when a manifest names it.
#pragma once

#include "postings.hpp"
#include "tropa/result.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tropa {

/// New articles that become one segment, with the synonyms that they and what they replaced bring.
struct Batch {
  std::vector<Postings> articles;
  std::set<std::pair<std::string, std::string>> synonyms;  // in the order of the table
  std::string fingerprint;                                 // of the manifest
};

Xapian::Document document_of(const Postings& postings);

/// Writes the batch as a database at `directory`, which must not exist, and flushes it. Small
/// batches are the point: 95 % of the time of a large one goes into Xapian's maps of pending
/// changes, and those stay in the processor's cache only for some hundred articles.
Result<void> write_segment(Batch batch, const std::filesystem::path& directory);

/// Merges databases without changing them, and flushes the result. Articles keep their order. It
/// is checked that all of them arrived, because a merge does not tell of every failed write.
Result<void> merge_segments(std::span<const std::filesystem::path> from,
                            const std::filesystem::path& to);

/// Number of articles in a database.
Result<std::uint64_t> size_of_segment(const std::filesystem::path& directory);

}  // namespace tropa
