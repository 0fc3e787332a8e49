// How alike two sequences of sounds are as wholes: an alignment that sees vowels, their order and
// the length of the words. Costs are in the source, each with what it forgives.
#pragma once

#include <string_view>

namespace tropa::bridge {

/// 0 to 1; 1 for the same sounds. Ending vowels count little. What is below `least` may be given as
/// 0.
double likeness(std::string_view a, std::string_view b, double least = 0);

}  // namespace tropa::bridge
