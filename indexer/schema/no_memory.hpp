// An allocation that failed, as an Error. Both doors answer with it, and the C door tells it from
// the defects that have the same kind. Knows nothing of what was asked for.
#pragma once

#include "tropa/result.hpp"

#include <string_view>

namespace tropa {

/// Short enough that std::string holds it without an allocation.
inline constexpr std::string_view kOutOfMemory = "out of memory";

inline Error no_memory() {
  return {Code::kInternal, std::string(kOutOfMemory), {}};
}

inline bool is_no_memory(const Error& error) {
  return error.code == Code::kInternal && error.what == kOutOfMemory;
}

}  // namespace tropa
