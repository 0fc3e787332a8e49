// YAML by yaml-cpp. Its errors end here, as do anchors that would unfold into a bomb.
#include "readers/front_matter.hpp"
#include "sources/utf8.hpp"

#include <yaml-cpp/yaml.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 12;
constexpr std::size_t kMostNodes = 10'000;

Json json_of(const YAML::Node& node, int depth, std::size_t& nodes) {
  if (depth > kDeepest || ++nodes > kMostNodes) return nullptr;
  switch (node.Type()) {
    case YAML::NodeType::Scalar:
      return node.Scalar();
    case YAML::NodeType::Sequence: {
      Json list = Json::array();
      for (const YAML::Node& item : node) list.push_back(json_of(item, depth + 1, nodes));
      return list;
    }
    case YAML::NodeType::Map: {
      Json object = Json::object();
      for (const auto& entry : node) {
        if (entry.first.IsScalar()) {
          object[entry.first.Scalar()] = json_of(entry.second, depth + 1, nodes);
        }
      }
      return object;
    }
    default:
      return nullptr;
  }
}

std::string_view unquoted(std::string_view value) {
  const bool is_quoted = value.size() >= 2 && value.front() == value.back() &&
                         (value.front() == '"' || value.front() == '\'');
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

/// Lines of "key: value" that are no YAML, mostly since a value has a colon or a quote of its own.
/// Null when a line is neither that nor a part of the one before.
Json members_of_lines(std::string_view text) {
  Json members = Json::object();
  std::string last;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view trimmed = utf8::trimmed(line);
    if (trimmed.empty() || trimmed.starts_with('#')) continue;
    const std::size_t colon = line.find(':');
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

}  // namespace

Json members_of_yaml(std::string_view yaml) {
  try {
    const YAML::Node node = YAML::Load(std::string(yaml));
    if (!node.IsMap()) return nullptr;
    std::size_t nodes = 0;
    Json members = json_of(node, 0, nodes);
    if (!utf8::is_valid(members.dump(-1, ' ', false, Json::error_handler_t::replace)))
      return nullptr;
    return members;
  } catch (const std::exception&) {
    return members_of_lines(yaml);
  }
}

}  // namespace tropa
