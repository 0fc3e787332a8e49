// The names of metadata, straight from the table.
#include "glass/glass.hpp"
#include "glass/keys.hpp"
#include "glass/open_database.hpp"
#include "glass/table_reader.hpp"

namespace tropa::glass {

struct MetadataReader::State {
  TableReader table;
};

MetadataReader::MetadataReader(const OpenDatabase& database)
    : state_(std::make_unique<State>(
          State{database.state_->reader(kPostlist, TableReader::Leaves::kRead)})) {}
MetadataReader::~MetadataReader() = default;

bool MetadataReader::read(std::string_view beginning, std::size_t most,
                          std::vector<std::string>& names) {
  TableReader& table = state_->table;
  const std::string first = std::string(kMetadata).append(beginning);
  names.clear();
  Result<bool> is_there = table.find_from(first);
  for (; is_there && *is_there && names.size() < most; is_there = table.next()) {
    const std::string_view key = table.key();
    if (!key.starts_with(first)) break;
    names.emplace_back(key.substr(kMetadata.size()));
    if (!table.is_intact()) return false;
  }
  return is_there && table.is_intact();
}

}  // namespace tropa::glass
