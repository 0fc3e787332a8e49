// What the endings of known words say of unknown ones: ending -> how stems are made of words that end so. Learned from
// the forms of one language; knows no grammar.
#pragma once

#include "tools/choose.hpp"

#include <map>
#include <string>
#include <vector>

namespace tropa::tools {

/// How a stem is made of a form: bytes to drop in front and behind, and what to append.
struct Change {
  std::size_t front = 0;
  std::size_t behind = 0;  // kDropAll: everything
  std::string append;
  auto operator<=>(const Change&) const = default;
};

/// The shortest change; front is one of the language's prefixes (naj-, nie-) or nothing.
Change change_between(std::string_view form, std::string_view stem,
                      const std::vector<std::string>& prefixes);

/// Endings in letters, each with the changes that are worth trying, the likelier first. Endings that say the same as
/// the next shorter one are left out.
std::map<std::string, std::vector<Change>> learn_endings(const std::vector<Chosen>& words);

}  // namespace tropa::tools
