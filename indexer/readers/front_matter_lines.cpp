// Lines that everybody reads as "key: value", whatever the parser of their language says.
#include "readers/front_matter.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace tropa {

using Json = nlohmann::json;

namespace {

std::string_view unquoted(std::string_view value) {
  const bool is_quoted = value.size() >= 2 && value.front() == value.back() &&
                         (value.front() == '"' || value.front() == '\'');
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

Json members_of_lines(std::string_view text, char joint) {
  Json members = Json::object();
  std::string last;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view trimmed = utf8::trimmed(line);
    if (trimmed.empty() || trimmed.starts_with('#')) continue;
    if (joint == '=' && trimmed.starts_with('[')) continue;  // a table of TOML
    const std::size_t colon = line.find(joint);
    if (trimmed.starts_with("- ") && !last.empty()) {
      Json& list = members[last];
      if (!list.is_array()) list = Json::array();
      list.push_back(std::string(unquoted(utf8::trimmed(trimmed.substr(2)))));
    } else if (line.starts_with(' ') || line.starts_with('\t')) {
      if (last.empty()) return nullptr;
    } else if (colon == std::string_view::npos || colon > 40) {
      return nullptr;
    } else {
      last = std::string(utf8::trimmed(line.substr(0, colon)));
      members[last] = std::string(unquoted(utf8::trimmed(line.substr(colon + 1))));
    }
  }
  return members;
}

}  // namespace tropa
