// The query parser on any bytes: it ends, stays inside its limits and prints what it made. So do
// the hints about slips.
#include "query/hints.hpp"
#include "query/parse.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 5> kFields{"title", "lang", "date", "from", "to"};
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  const tropa::Result<tropa::query::Node> tree = tropa::query::parse(query, kFields);
  for (const std::string& hint : tropa::query::hints(query, kFields)) {
    if (hint.empty()) return -1;
  }
  return tree && to_string(*tree).empty() ? -1 : 0;
}
