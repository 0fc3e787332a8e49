// Chinese names in their Latin spelling, as our languages say and write them: Xi Jinping is Си
// Цзиньпин. Knows the syllables of pinyin and no words.
#pragma once

#include <string>
#include <string_view>

namespace tropa::bridge {

/// The sounds of a word that is made of syllables of pinyin and has a spelling of its own (zh, q,
/// x, ng); empty for every other word.
std::string pinyin_sounds(std::u32string_view word);

}  // namespace tropa::bridge
