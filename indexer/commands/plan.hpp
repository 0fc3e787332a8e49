// What a run has to do: the files it found against the states the index remembers. Reads the index
// and directories, writes neither, and opens no article. Here stand the rules by which documents
// may be removed.
#pragma once

#include "index/shards.hpp"
#include "sources/roots.hpp"
#include "sources/scan.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace tropa {

/// A file to look at. Names are made when they are needed (name_of), because there may be millions
/// of files.
struct PlannedFile {
  std::string relative_path;  // below its place
  std::uint32_t place = 0;
  std::uint32_t root = 0;
  FileStat stat;
  bool is_container = false;    // several documents in it
  bool is_unchanged = false;    // size and time are as remembered
  DocumentNumber document = 0;  // the one made of it, when it is no container
  std::uint64_t content_hash = 0;
};

/// Documents of the index by hash_of(document_key(id)).
struct KnownDocument {
  DocumentNumber number = 0;
  std::uint64_t content_hash = 0;
};
using KnownDocuments = std::unordered_map<std::uint64_t, KnownDocument>;

/// What the rules of removal count, for one path as given.
struct Coverage {
  std::size_t known = 0;    // documents of the index below it
  std::size_t gone = 0;     // of these, without a file now
  std::size_t present = 0;  // files below it, readable or not
  bool complete = false;    // a directory that was read to its end
};

struct Plan {
  std::vector<Place> places;
  std::vector<PlannedFile> files;
  std::vector<Coverage> coverage;                                          // of each place
  std::unordered_map<std::uint32_t, std::vector<DocumentNumber>> members;  // of containers, by file
  std::vector<std::pair<DocumentNumber, std::uint32_t>> gone;              // with their place
  // Of an article that stands in two shards, since a run that moved it died in between: the one to
  // remove. What stays is compared with its file as any other.
  std::vector<DocumentNumber> doubled;
  KnownDocuments known;
  schema::Manifest manifest;  // with new roots
  std::vector<SkippedInput> skipped;
  std::vector<SkippedInput> left_out;
};

/// Looks at every path, before an index is opened or made. Errors: kInputMissing.
Result<std::vector<Place>> places_of(std::span<const std::string> paths);

/// Errors: kInputMissing when a directory is unreadable, or when the rules forbid what would be
/// removed.
Result<Plan> make_plan(std::vector<Place> places, Shards& store, const IndexOptions& options);

/// The rule: never everything below a directory that is empty now, never more than half of what was
/// known.
Result<void> check_removal(const Place& place, const Coverage& coverage);

}  // namespace tropa
