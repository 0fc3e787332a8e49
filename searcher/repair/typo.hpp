// Slips of the finger: how far two words are from each other, and where in the vocabulary to look
// for words that are near. Pure: no vocabulary here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::repair {

/// Letters to leave out, put in, change or swap with their neighbour to make `a` of `b`; no letter
/// is touched twice. Stops counting above `most` and returns `most + 1`.
std::size_t typo_distance(std::string_view a, std::string_view b, std::size_t most);

/// How many slips are forgiven: none below 4 letters, 1 below 8, then 2.
std::size_t forgiven_slips(std::string_view word);

/// Bridge keys of all words that are one slip away from `folded`, its own among them. The
/// first letter is taken as right or swapped with the second. A second slip is covered where it
/// does not change the key, as most vowels do not.
std::vector<std::string> near_keys(std::string_view folded);

}  // namespace tropa::repair
