// TOML by toml++. Its errors end here.
#include "readers/front_matter.hpp"

#include <toml++/toml.h>
#include <nlohmann/json.hpp>

#include <new>
#include <sstream>
#include <string>

namespace tropa {
namespace {

using Json = nlohmann::json;

Json json_of(const toml::node& node);

Json json_of(const toml::table& table) {
  Json object = Json::object();
  for (const auto& [key, value] : table) object[std::string(key.str())] = json_of(value);
  return object;
}

Json json_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) return json_of(*table);
  if (const toml::array* array = node.as_array()) {
    Json list = Json::array();
    for (const toml::node& item : *array) list.push_back(json_of(item));
    return list;
  }
  if (const auto* text = node.as_string()) return text->get();
  std::ostringstream written;
  if (const auto* date = node.as_date()) written << date->get();
  if (const auto* time = node.as_time()) written << time->get();
  if (const auto* moment = node.as_date_time()) written << moment->get();
  if (const auto* number = node.as_integer()) written << number->get();
  if (const auto* number = node.as_floating_point()) written << number->get();
  if (const auto* truth = node.as_boolean()) written << (truth->get() ? "true" : "false");
  return written.str();
}

}  // namespace

Json members_of_toml(std::string_view toml) {
  try {
    return json_of(static_cast<const toml::table&>(toml::parse(toml)));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return members_of_lines(toml, '=');
  }
}

}  // namespace tropa
