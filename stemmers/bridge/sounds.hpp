// A word as it may be said: letters of either alphabet -> one sequence of sounds, without accents,
// softness and doubled letters. Latin letters have several readings. A table of spelling rules;
// keys and likeness are made of what it returns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::bridge {

/// Sounds are bytes. Vowels: a e i o u y. Consonants: b c d f g h j k l m n p r s t v z, and
/// C (cz), D (dz), J (dż), Q (szcz), S (sz), T (ć), Z (ż).
/// Nawrocki -> {"navrocki", "navroki"}, Навроцький -> {"navrockyj"}. The plainest reading comes
/// first; none for words of other alphabets. At most `most`, which saves the work for others.
std::vector<std::string> readings_of(std::string_view folded,
                                     std::size_t most = std::string_view::npos);

constexpr bool is_vowel(char sound) {
  return sound == 'a' || sound == 'e' || sound == 'i' || sound == 'o' || sound == 'u' ||
         sound == 'y';
}

}  // namespace tropa::bridge
