#include "glass/value_reader.hpp"

#include "glass/coding.hpp"
#include "glass/keys.hpp"

#include <string_view>

namespace tropa::glass {

std::unique_ptr<ValueReader> ValueReader::open(const std::filesystem::path& directory,
                                               std::uint64_t revision) {
  const Result<Version> version = read_version(directory);
  if (!version || version->revision != revision) return nullptr;
  Result<TableReader> table =
      TableReader::open(directory / (std::string(kTableNames[kPostlist]) + ".glass"),
                        version->tables[kPostlist], version->revision);
  if (!table) return nullptr;
  return std::unique_ptr<ValueReader>(new ValueReader(std::move(*table)));
}

bool ValueReader::read(unsigned slot, std::uint32_t document, std::string& value) {
  value.clear();
  const Result<bool> is_there = table_.find_last_to(values_key(slot, document));
  if (!is_there || !*is_there || table_.is_compressed()) return false;
  std::string beginning(kValues);
  put_varint(beginning, slot);
  const std::string_view key = table_.key();
  // No run of this slot begins at or before the document.
  if (!key.starts_with(beginning)) return true;
  Input first(key.substr(beginning.size()));
  std::uint32_t at = first.take_sorted_number();
  if (!first.is_good() || !first.at_end()) return false;
  Input run(table_.tag());
  for (;;) {
    const std::string_view found = run.take_string();
    if (!run.is_good()) return false;
    if (at == document) value = found;
    if (at >= document || run.at_end()) return true;
    at += run.take_small_number() + 1;
  }
}

}  // namespace tropa::glass
