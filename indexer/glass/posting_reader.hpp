// The lists of terms of one database as one revision of it has them, read from the file at once. An
// iterator of Xapian takes eight times as long a posting, which was half of a search for words that
// nobody had searched for before. Whoever is told that something cannot be read asks Xapian, which
// knows what to do about it.
#pragma once

#include "glass/table_reader.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::glass {

/// Not thread-safe.
class PostingReader {
 public:
  /// nullptr when the database has another revision by now, or cannot be read.
  static std::unique_ptr<PostingReader> open(const std::filesystem::path& directory,
                                             std::uint64_t revision);

  /// Goes to the list of a term. False when it cannot be read; a term that nobody has has an empty
  /// list.
  bool find(std::string_view term);

  std::uint32_t documents() const { return documents_; }  // that have the term
  std::uint32_t most() const { return most_; }            // times in one of them, at most

  /// The whole list. Counts above 255 are cut to that, and `is_exact` is false then. False when not
  /// all of it can be read.
  bool read(std::vector<std::uint32_t>& documents, std::vector<std::uint8_t>& counts,
            bool& is_exact);

  /// The length of each document at its number; `none` for numbers that no document has. False when
  /// not all can be read.
  bool read_lengths(std::uint32_t none, std::vector<std::uint32_t>& lengths);

 private:
  PostingReader(TableReader table, std::uint32_t most_of_all)
      : table_(std::move(table)), most_of_all_(most_of_all) {}

  /// Goes to the next chunk of the list whose first chunk has `key`. 0 when it is not in order.
  std::uint32_t next_chunk(std::string_view key, std::uint32_t after);

  TableReader table_;
  std::uint32_t most_of_all_;  // times any term is in one document
  std::string key_;
  std::uint32_t documents_ = 0;
  std::uint32_t most_ = 0;
  std::uint32_t first_ = 0;
  std::string_view chunk_;  // the first one, with its head
};

}  // namespace tropa::glass
