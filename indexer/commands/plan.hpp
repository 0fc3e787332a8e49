// What a run has to do: the files it found against the states the index remembers. Reads the index
// and directories, writes neither, and opens no article. Here stand the rules by which documents
// may be removed.
#pragma once

#include "index/shards.hpp"
#include "sources/roots.hpp"
#include "sources/scan.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tropa {

/// A file to look at. There may be millions, so that their paths stand in one place and their names
/// are made when they are needed (name_of).
struct PlannedFile {
  std::string_view relative_path;  // below its place; in Plan::paths
  FileStat stat;
  std::uint32_t place = 0;
  std::uint32_t root = 0;
  bool is_container = false;  // several documents in it
  bool is_unchanged = false;  // size and time are as remembered
};

/// What the index has of a file that is no container.
struct KnownFile {
  DocumentNumber document = 0;
  std::uint64_t content_hash = 0;
};

/// Texts that stay where they are until all of them go.
class TextArena {
 public:
  std::string_view add(std::string_view text) {
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
      blocks_.emplace_back().reserve(std::max(kBlockBytes, text.size()));
    }
    std::string& block = blocks_.back();
    block += text;
    return std::string_view(block).substr(block.size() - text.size());
  }

 private:
  static constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;
  std::deque<std::string> blocks_;
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
  TextArena paths;
  std::vector<PlannedFile> files;
  std::vector<KnownFile> known_files;  // of each file, or empty when the index has none of them
  std::vector<Coverage> coverage;      // of each place
  std::unordered_map<std::uint32_t, std::vector<DocumentNumber>> members;  // of containers, by file
  std::vector<std::pair<DocumentNumber, std::uint32_t>> gone;              // with their place
  // Of an article that stands in two shards, since a run that moved it died in between: the one to
  // remove. What stays is compared with its file as any other.
  std::vector<DocumentNumber> doubled;
  KnownDocuments known;
  schema::Manifest manifest;  // with new roots
  std::vector<SkippedInput> skipped;
  std::vector<SkippedInput> left_out;

  KnownFile known_file(std::size_t file) const {
    return known_files.empty() ? KnownFile() : known_files[file];
  }
  FileName name_of_file(const PlannedFile& file) const {
    return name_of(places[file.place], file.relative_path, manifest.roots[file.root]);
  }
  /// Of a file as it is remembered: its root and path, without size and time.
  schema::FileState state_of(const PlannedFile& file) const {
    schema::FileState state;
    state.root = std::to_string(file.root);
    state.relative_path = name_of_file(file).relative_path;
    return state;
  }
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
