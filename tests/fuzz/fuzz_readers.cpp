// The decoder and every reader on any bytes. The first byte chooses the reader; what a reader makes
// is UTF-8.
#include "readers/reader.hpp"
#include "sources/encoding.hpp"
#include "sources/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::array readers{&tropa::text_reader(), &tropa::markdown_reader(), &tropa::json_reader(),
                           &tropa::json_lines_reader()};
  const auto decoded = tropa::decode(std::string(reinterpret_cast<const char*>(data), size));
  if (!decoded) return 0;
  const auto document = readers[data[0] % readers.size()]->read(decoded->text);
  if (document && !tropa::utf8::is_valid(to_string(*document))) std::abort();
  return 0;
}
