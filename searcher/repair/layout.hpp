// Words typed with the wrong keyboard layout switched on. Pure: a table of keys, no vocabulary; the
// caller knows which of the readings is a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tropa::repair {

/// What the same keys give on the other layouts: cfyrwbb -> {санкции, санкциі}, ыфтлсоу ->
/// {sankcje, ...}. First the whole text, since [ ] ; ' , . are letters on Cyrillic keyboards, then
/// the text without the marks around it. The text must stand on one layout as a whole.
std::vector<std::string> other_layouts(std::string_view typed);

}  // namespace tropa::repair
