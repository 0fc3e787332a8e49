// The values of single documents in one revision of a database, read from the file at once: each
// costs one block, where Xapian reads the path to it anew. Whoever is told that something cannot be
// read asks Xapian, which knows what to do about it.
#pragma once

#include "glass/table_reader.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace tropa::glass {

/// Not thread-safe.
class ValueReader {
 public:
  /// nullptr when the database has another revision by now, or cannot be read.
  static std::unique_ptr<ValueReader> open(const std::filesystem::path& directory,
                                           std::uint64_t revision);

  /// The value of a document in a slot; empty when it has none. False when that cannot be read.
  bool read(unsigned slot, std::uint32_t document, std::string& value);

 private:
  explicit ValueReader(TableReader table) : table_(std::move(table)) {}

  TableReader table_;
};

}  // namespace tropa::glass
