// Which perfective verbs an imperfective one may be made of by a suffix: знищувати of знищити. Only
// proposes; whether a proposal is a verb is for the caller's dictionary to say.
#pragma once

#include "tropa/stemmers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

/// Spellings worth looking up, the likelier first: no repeats, none equal to the verb.
std::vector<std::string> perfectives_of(std::string_view imperfective, Language language);

/// Infinitives that a Ukrainian participle may belong to: знищений -> знищити.
std::vector<std::string> verbs_of_participle(std::string_view participle);

}  // namespace tropa::tools
