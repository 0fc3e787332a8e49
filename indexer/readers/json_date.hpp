// A date as JSON holds it -> its normal form: a string, seconds, and the objects and lists that
// databases and programs write for a moment.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace tropa {

/// "9 maja 2025", 1741546800, {"seconds": 1741546800}, {"year": 2025, "month": 3, "day": 9},
/// [2025, 3, 9, 10, 0]. nullopt for what is no date.
std::optional<std::string> date_of(const nlohmann::json& value);

}  // namespace tropa
