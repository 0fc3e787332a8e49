// Unknown words that are forms of a word of the dictionary all the same: women's forms of surnames,
// cases of names that are listed in the nominative alone, compounds. Makes no stem of its own.
#pragma once

#include "dictionary/dictionary.hpp"

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tropa::rules {

/// Shorter words are particles and abbreviations, and no base.
inline constexpr std::size_t kFewestLettersOfBase = 4;

std::size_t letters_in(std::string_view word);

/// Adds the listed surname that the form belongs to: Nawrocka is Nawrocki. False when there is
/// none.
bool add_listed_base(const dictionary::Dictionary& known, std::string_view form, Language language,
                     Stems& out);

/// Foreign names stand in the dictionaries in the nominative alone (Huang, Інтел): a case form of
/// one is unknown and belongs to it.
bool is_undeclined(const dictionary::Dictionary& known, const std::string& base,
                   std::string_view form, Language language);

/// Whether what looks like an instrumental is a compound that ends in a known noun: Росатом.
bool ends_in_base(const dictionary::Dictionary& known, std::string_view word, Language language);

}  // namespace tropa::rules
