// The values of single documents, straight from the table.
#include "glass/coding.hpp"
#include "glass/glass.hpp"
#include "glass/keys.hpp"
#include "glass/self_test.hpp"
#include "glass/table_reader.hpp"

#include <string_view>
#include <utility>

namespace tropa::glass {

struct ValueReader::State {
  TableReader table;
};

ValueReader::ValueReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ValueReader::~ValueReader() = default;

std::unique_ptr<ValueReader> ValueReader::open(const std::filesystem::path& directory,
                                               std::uint64_t revision) {
  if (!is_checked_release() && !can_read()) return nullptr;
  const Result<Version> version = read_version(directory);
  if (!version || version->revision != revision) return nullptr;
  Result<TableReader> table =
      TableReader::open(directory / (std::string(kTableNames[kPostlist]) + ".glass"),
                        version->tables[kPostlist], version->revision);
  if (!table) return nullptr;
  return std::unique_ptr<ValueReader>(
      new ValueReader(std::make_unique<State>(State{std::move(*table)})));
}

bool ValueReader::read(unsigned slot, std::uint32_t document, std::string& value) {
  value.clear();
  TableReader& table = state_->table;
  const Result<bool> is_there = table.find_last_to(values_key(slot, document));
  if (!is_there || !*is_there || table.is_compressed()) return false;
  std::string beginning(kValues);
  put_varint(beginning, slot);
  const std::string_view key = table.key();
  // No run of this slot begins at or before the document.
  if (!key.starts_with(beginning)) return true;
  Input first(key.substr(beginning.size()));
  std::uint32_t at = first.take_sorted_number();
  if (!first.is_good() || !first.at_end()) return false;
  Input run(table.tag());
  for (;;) {
    const std::string_view found = run.take_string();
    if (!run.is_good()) return false;
    if (at == document) value = found;
    if (at >= document || run.at_end()) return true;
    at += run.take_small_number() + 1;
  }
}

}  // namespace tropa::glass
