// Every reader on any bytes, as the indexer does it: what it is by its content, cut into records,
// decoded, read. The first byte chooses the reader by name; what a reader makes is UTF-8.
#include "readers/open_records.hpp"
#include "readers/reader.hpp"
#include "sources/encoding.hpp"
#include "sources/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

using namespace tropa;

namespace {

void read(const Reader& reader, std::string bytes) {
  const Result<Decoded> decoded = decode(std::move(bytes));
  if (!decoded) return;
  const Result<Document> document = reader.read(decoded->text);
  if (document && !utf8::is_valid(to_string(*document))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::array by_name{&text_reader(),  &html_reader(),       &markdown_reader(),
                           &json_reader(),  &json_lines_reader(), &feed_reader(),
                           &table_reader(), &warc_reader()};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Reader& reader = reader_of_content(bytes, *by_name[data[0] % by_name.size()]);
  if (reader.split() == Split::kWhole) {
    read(reader, bytes);
    return 0;
  }
  std::istringstream in(bytes);
  const std::unique_ptr<RecordSource> records = records_of(in, reader.split());
  while (const std::optional<Record> record = records->next()) {
    if (record->problem.empty()) read(*record->reader, record->text);
  }
  return 0;
}
