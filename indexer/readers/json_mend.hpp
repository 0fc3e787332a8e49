// JSON that is nearly right -> JSON: what programs of other languages write by mistake. Only for a
// text that a strict parser has refused.
#pragma once

#include <string>
#include <string_view>

namespace tropa {

/// NaN, Infinity and None -> null; half of a surrogate pair -> U+FFFD; a raw line end or tab in a
/// string -> its escape, other control characters -> a space; a comma before a closing bracket
/// goes.
std::string mended_json(std::string_view json);

/// Nesting of brackets outside strings, at most `limit` + 1: enough to refuse a bomb before it is
/// parsed.
int json_depth(std::string_view json, int limit);

}  // namespace tropa
