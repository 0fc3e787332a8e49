// What is stored with single documents, straight from the table.
#include "glass/deflate.hpp"
#include "glass/glass.hpp"
#include "glass/keys.hpp"
#include "glass/open_database.hpp"
#include "glass/table_reader.hpp"

namespace tropa::glass {

struct DataReader::State {
  TableReader table;
  Inflate inflate = {};
};

DataReader::DataReader(const OpenDatabase& database)
    : state_(std::make_unique<State>(
          State{database.state_->reader(kDocdata, TableReader::Leaves::kRead)})) {}
DataReader::~DataReader() = default;

bool DataReader::read(std::uint32_t document, std::string& data) {
  TableReader& table = state_->table;
  const Result<bool> is_there = table.find(number_key(document));
  if (!is_there || !*is_there) return false;
  if (table.is_compressed()) {
    const auto whole = state_->inflate.decompress(table.tag());
    if (!whole) return false;
    data = *whole;
  } else {
    data = table.tag();
  }
  return table.is_intact();
}

}  // namespace tropa::glass
