// Folding: spellings of one word -> one form. The rules are rows of tests/tables/fold.tsv. Pure;
// works on any bytes.
#pragma once

#include <string>
#include <string_view>

namespace tropa::text {

/// NFC and full case folding; ё=е, ґ=г; marks of foreign Latin letters, stress marks, soft hyphen,
/// zero-width and bidi characters dropped; every apostrophe is U+0027; a word of mixed scripts is
/// repaired (see repair_script()). Anything that is no letter, digit or apostrophe is kept as it
/// is; bytes that are not UTF-8 are dropped.
std::string fold(std::string_view text);

/// The slow and complete way for one word, through ICU; used when a letter and its marks stand
/// apart.
void append_folded_by_icu(std::string& out, std::string_view word);

/// A folded word in two alphabets whose odd letters all look like letters of the other ("мiнiстр"
/// with Latin i) is written in the alphabet most of its letters have. Returns false and changes
/// nothing where that is impossible.
bool repair_script(std::string& word);

}  // namespace tropa::text
