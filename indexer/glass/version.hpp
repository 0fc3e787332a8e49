// The file "iamglass": where the root of each table of a glass database is, and the figures of the
// whole. Knows nothing of what the tables hold.
//
// Glass is the format of Xapian 1.4 (its source, backends/glass; format version 2016-03-14). It is
// written here because Xapian's own writer keeps changes in maps of strings, which takes three
// times as long as everything else that indexing does, and because its merging leaves the lists of
// words in as many pieces as there were parts.
#pragma once

#include "tropa/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace tropa::glass {

inline constexpr std::uint32_t kBlockBytes = 8192;

struct TableInfo {
  std::uint32_t root = 0;  // number of a block
  unsigned level = 0;      // of the root; leaves have 0
  std::uint64_t entries = 0;
  bool has_no_root = true;    // empty, without a block
  bool is_sequential = true;  // leaves stand in the order of their keys
  std::uint32_t block_bytes = kBlockBytes;
  std::uint32_t compress_from = 0;  // bytes; 0 = never
  std::string free_list;
};

enum Table : std::size_t {
  kPostlist,
  kDocdata,
  kTermlist,
  kPosition,
  kSpelling,
  kSynonym,
  kTables
};

/// Names of the files, without ".glass".
inline constexpr std::array<std::string_view, kTables> kTableNames = {
    "postlist", "docdata", "termlist", "position", "spelling", "synonym"};

struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;  // highest number ever used
  std::uint32_t shortest = 0;       // length of a document in words; 0 when all are empty
  std::uint32_t longest = 0;        // at least `most_in_one`
  std::uint32_t most_in_one = 0;    // occurrences of one term in one document
  std::uint64_t total_length = 0;   // of all documents

  void add(const Statistics& other);
};

struct Version {
  std::uint32_t revision = 1;
  std::array<TableInfo, kTables> tables;
  Statistics statistics;
};

/// With an identity of its own, drawn anew each time. Compares with nothing.
std::string to_bytes(const Version& version);

/// Errors: kDamaged, kNoIndex for the format of another date.
Result<Version> version_from(std::string_view bytes);
/// Errors: the same, kIo for a file that is there and cannot be read.
Result<Version> read_version(const std::filesystem::path& directory);

/// `number` is what the system says of it.
Error cannot_read(const std::filesystem::path& file, int number);

}  // namespace tropa::glass
