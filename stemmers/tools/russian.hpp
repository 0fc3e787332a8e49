// The Russian sources -> readings: the AOT dictionary as link-grammar carries it, and hunspell-ru for words that it
// lacks. Knows the tags of the first and how its paradigms are put together again.
#pragma once

#include "tools/choose.hpp"
#include "tools/lexicon.hpp"
#include "tools/link_grammar.hpp"

#include "tropa/result.hpp"

#include <string_view>

namespace tropa::tools {

void add_aot(const LinkGrammar& grammar, Lexicon& lexicon);

/// To be called after add_aot().
Result<void> add_russian_hunspell(std::string_view aff, std::string_view dic, Lexicon& lexicon);

/// Which readings of a form are kept.
Preferences russian_preferences();

}  // namespace tropa::tools
