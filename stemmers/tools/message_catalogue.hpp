// Reads compiled message catalogues of gettext (.mo): what a program says, and its translation.
#pragma once

#include "tropa/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace tropa::tools {

/// Message with its context in front ("poland.kgm\4Kraków") -> translation; plural forms and
/// catalogues of the other byte order are left out. Error kUsage for bytes that are no catalogue.
Result<std::map<std::string, std::string>> read_catalogue(std::string_view bytes);

}  // namespace tropa::tools
