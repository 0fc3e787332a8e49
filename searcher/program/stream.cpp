#include "program/stream.hpp"

#include "render/json.hpp"
#include "render/request.hpp"

#include <istream>
#include <ostream>
#include <string>

namespace tropa {

void answer_lines(Searcher& searcher, const SearchOptions& defaults, std::istream& in,
                  std::ostream& out) {
  std::string line;
  while (out && std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const auto request = render::read_request(line, defaults);
    if (!request) {
      out << render::json(line, request.error()) << std::endl;
      continue;
    }
    const auto result = searcher.search(request->query, request->options);
    out << (result ? render::json(*result) : render::json(request->query, result.error()))
        << std::endl;
  }
}

}  // namespace tropa
