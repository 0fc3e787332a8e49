// An allocation that failed, as an Error. Knows nothing of what was asked for.
#pragma once

#include "tropa/result.hpp"

namespace tropa {

/// Short enough that std::string holds it without an allocation.
inline constexpr const char* kOutOfMemory = "out of memory";

inline Error no_memory() {
  return {Code::kNoMemory, kOutOfMemory, {}};
}

}  // namespace tropa
