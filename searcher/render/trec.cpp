// The six columns of a TREC run.
#include "render/trec.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace tropa::render {
namespace {

std::string column(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool separates = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    out += separates ? '_' : c;
  }
  return out.empty() ? "_" : out;
}

// The id of a file ends in its name. That of an article inside a bigger file (JSON Lines) does not,
// and the name of the bigger file would be the same for all of its articles.
std::string_view document_number(const Hit& hit) {
  const std::string_view path = hit.path;
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  if (name.empty() || !std::string_view(hit.id).ends_with(name)) return hit.id;
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

// Not printf: a host program may have set a locale with a decimal comma.
std::string fixed(double value) {
  std::array<char, 400> buffer{};
  const double finite = std::isfinite(value) ? value : 0.0;
  const std::to_chars_result done = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                  finite, std::chars_format::fixed, 6);
  return {buffer.data(), done.ptr};
}

}  // namespace

std::string trec(std::string_view query_id, const SearchResult& result, std::string_view tag) {
  std::string out;
  for (const Hit& hit : result.hits) {
    out += column(query_id) + " Q0 " + column(document_number(hit)) + ' ' +
           std::to_string(hit.rank) + ' ' + fixed(hit.score) + ' ' + column(tag) + '\n';
  }
  return out;
}

}  // namespace tropa::render
