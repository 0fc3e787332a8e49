// A concept table that is cut and stemmed already: written when the program is built, mapped when
// it runs, and unpacked row by row as queries ask. A table has ten thousand aliases, and a program
// that answers one query needs a few. Knows nothing of how aliases are cut.
#pragma once

#include "concepts/alias_index.hpp"
#include "dictionary/mapped_file.hpp"

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::concepts {

/// Changes when the table or the stems change.
std::uint64_t compiled_key(std::string_view table, std::string_view fingerprint);

/// The file's bytes.
std::string pack(std::span<const Concept> concepts, const AliasIndex& index, std::uint64_t key);

/// Thread-safe.
class CompiledConcepts {
 public:
  /// nullopt when there is no such file, when it is damaged, or when it was made of something else:
  /// the table itself has to be read then.
  static std::optional<CompiledConcepts> open(const std::filesystem::path& file, std::uint64_t key);

  std::size_t size() const { return offsets_.size() - 1; }
  const Concept& at(std::size_t index) const;
  /// Borrows from this.
  AliasIndex index() const { return AliasIndex(entries_); }

 private:
  Concept unpack(std::size_t index) const;

  struct Unpacked {
    std::mutex mutex;
    std::vector<std::unique_ptr<Concept>> concepts;
  };
  dictionary::MappedFile file_;
  std::span<const AliasIndex::Entry> entries_;  // where they are mapped
  std::vector<std::uint32_t> offsets_;
  std::string_view packed_;
  std::unique_ptr<Unpacked> unpacked_;
};

}  // namespace tropa::concepts
