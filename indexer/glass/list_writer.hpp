// The list of one term, or of the lengths of all documents: documents with a number each, in chunks
// of at most 1000 bytes, so that a search skips most of a long list. Knows the format of the chunks
// and nothing of where the documents come from.
#pragma once

#include "glass/table_writer.hpp"
#include "tropa/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::glass {

/// One chunk of a list. `body` is the number of the first document, then for each one more the
/// documents left out between and its number.
struct Chunk {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string_view body;
};

/// Its head, "is it the last one" and the distance to its last document, is taken off the front of
/// `bytes`. Nothing when it is none.
std::optional<Chunk> take_chunk(std::string_view bytes, std::uint32_t first);

/// One list after the other, each in the order of its documents.
class ListWriter {
 public:
  void add(std::uint32_t document, std::uint32_t number);
  /// One that has documents.
  void add(const Chunk& chunk);

  /// Writes the list under `key` (keys.hpp) and begins an empty one. `documents` and `occurrences`
  /// are those of the term; both are 0 for the lengths. Xapian counts occurrences in 32 bits: of
  /// more the most there may be are written, because it would count from zero again.
  Result<void> finish(TableWriter& table, std::string_view key, std::uint64_t documents,
                      std::uint64_t occurrences);

 private:
  struct Span {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::size_t begin = 0;  // in bytes_
  };

  /// Room for the next document: in the chunk at hand, or in a new one.
  void make_room(std::uint32_t document, std::size_t bytes);

  std::string bytes_;
  std::vector<Span> chunks_;
  std::string tag_;
};

}  // namespace tropa::glass
