// Escapes piece by piece, because escaping moves the offsets of the marks.
#include "render/mark.hpp"

#include <cstddef>

namespace tropa::render {

std::string marked(const Snippet& snippet, std::string_view open, std::string_view close,
                   std::string (*escape)(std::string_view)) {
  const std::string_view text = snippet.text;
  std::string out;
  std::size_t done = 0;
  for (const auto& [begin, end] : snippet.marks) {
    if (begin < done || end <= begin || end > text.size()) continue;
    out += escape(text.substr(done, begin - done));
    out += open;
    out += escape(text.substr(begin, end - begin));
    out += close;
    done = end;
  }
  out += escape(text.substr(done));
  return out;
}

}  // namespace tropa::render
