// JSON -> the text that a call of the C door gives out.
#pragma once

#include "handles.hpp"
#include "render/json_writer.hpp"

namespace tropa::c {

using render::JsonWriter;

inline tropa_text* answer(JsonWriter& json) {
  return new tropa_text{json.take()};
}

}  // namespace tropa::c
