// Letters of the Latin and the Cyrillic alphabet that look the same, and codes (H20, С-300) made of
// them. Works on folded text.
#pragma once

#include <string>
#include <string_view>

namespace tropa::text {

/// The Latin letter that a Cyrillic one looks like in either case, or 0: н -> h (as in Н20), с ->
/// c.
char32_t latin_lookalike(char32_t cyrillic);
/// The reverse: h -> н.
char32_t cyrillic_lookalike(char32_t latin);

/// One spelling for all that look alike. All Cyrillic letters have look-alikes: Latin letters of
/// the same looks (н20 -> h20). Otherwise the code is romanised as a whole (миг29 -> mig29).
std::string canonical_code(std::string_view folded);

}  // namespace tropa::text
