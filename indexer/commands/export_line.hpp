// A stored article as one line of JSON, with the keys that readers/json.cpp reads, and with the
// fields for other engines behind them when they are asked for.
#pragma once

#include "schema.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tropa {

/// Whether the title is the article's own. One that was made from the text would be a headline when
/// it is read back, and weigh more.
bool has_own_title(const schema::Record& record);

/// Without the newline.
std::string export_line(const schema::Record& record,
                        const std::vector<std::pair<std::string, std::string>>& fields = {});

}  // namespace tropa
