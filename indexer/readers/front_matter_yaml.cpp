// YAML by yaml-cpp. Its errors end here, as do anchors that would unfold into a bomb.
#include "readers/front_matter.hpp"
#include "sources/utf8.hpp"

#include <yaml-cpp/yaml.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <new>
#include <string>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestYaml = 12;
constexpr std::size_t kMostNodes = 10'000;

Json json_of(const YAML::Node& node, int depth, std::size_t& nodes) {
  if (depth > kDeepestYaml || ++nodes > kMostNodes) return nullptr;
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
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return members_of_lines(yaml, ':');
  }
}

}  // namespace tropa
