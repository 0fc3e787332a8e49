// What is allowed in a concept table and still looks like a mistake. Tells, never changes anything.
#pragma once

#include "concepts/concept_merge.hpp"

#include "tropa/result.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tropa::concepts {

/// Warnings about the rows of `file`, each "FILE:LINE: what", in the order of lines: an alias that
/// folds to one of another concept in the same language (unless it is declared by "# homonym:"), no
/// alias in some of pl, uk and ru, a concept that another one hits by every alias, an alias of a
/// single letter, a concept related to itself. `before` are the tables that `file` adds to (for a
/// user's table the built-in one), so that it may extend their rows and is compared with them;
/// `file` itself among them is ignored. Errors: those of ConceptTable::load().
Result<std::vector<std::string>> lint(const std::filesystem::path& file, const CutAndStem& cut,
                                      std::span<const std::filesystem::path> before = {});

}  // namespace tropa::concepts
