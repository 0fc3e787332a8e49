// JSON -> the text that a call of the C door gives out. Bytes that are not UTF-8 are replaced.
#pragma once

#include "handles.hpp"

#include <nlohmann/json.hpp>

namespace tropa::c {

inline tropa_text* answer(const nlohmann::ordered_json& json) {
  using Json = nlohmann::ordered_json;
  return new tropa_text{json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

}  // namespace tropa::c
