#include "bridge/alignment.hpp"

#include "bridge/sounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tropa::bridge {
namespace {

/// Hundredths of a letter.
using Cost = std::uint16_t;

constexpr std::size_t kMostSounds = 40;
constexpr Cost kVowelForConsonant = 130;
constexpr Cost kOtherVowel = 65;
constexpr Cost kOtherConsonant = 110;

struct Pair {
  char a;
  char b;
  Cost cost;
};

constexpr auto kPairs = std::to_array<Pair>({
    // и is y in Ukrainian and i in Russian; unstressed o is said a; ё is written е.
    {'i', 'y', 10},
    {'e', 'i', 35},
    {'e', 'y', 35},
    {'a', 'o', 35},
    {'o', 'u', 35},
    {'e', 'o', 40},
    {'a', 'e', 50},
    {'u', 'y', 45},
    // A vowel that is half a consonant: au and ав, Iwan and Йван.
    {'u', 'v', 25},
    {'i', 'j', 20},
    {'y', 'j', 20},
    // г is g and h.
    {'g', 'h', 8},
    {'h', 'k', 50},
    {'g', 'k', 45},
    // Hushing and hissing, voiced and voiceless.
    {'s', 'S', 35},
    {'z', 'Z', 35},
    {'c', 'C', 35},
    {'s', 'z', 35},
    {'S', 'Z', 35},
    {'c', 's', 50},
    {'C', 'S', 50},
    {'c', 'z', 60},
    {'C', 'Z', 60},
    {'Q', 'S', 30},
    {'Q', 'C', 45},
    {'Q', 's', 55},
    {'D', 'z', 30},
    {'D', 'J', 25},
    {'D', 'd', 45},
    {'D', 'Z', 45},
    {'D', 'c', 45},
    {'J', 'Z', 30},
    {'J', 'C', 45},
    {'J', 'j', 50},
    {'J', 'd', 60},
    {'J', 'z', 55},
    {'T', 'C', 15},
    {'T', 'c', 20},
    {'T', 't', 25},
    {'d', 't', 45},
    {'b', 'p', 50},
    {'f', 'v', 40},
    {'f', 't', 60},  // Theodor and Фёдор
    {'b', 'v', 60},
    {'m', 'n', 60},
    {'r', 'Z', 50},  // rz
});

constexpr std::size_t index_of(char sound) {
  return static_cast<unsigned char>(sound) & 0x7FU;
}

constexpr auto kChange = [] {
  std::array<std::array<Cost, 128>, 128> out{};
  for (std::size_t a = 0; a < 128; ++a) {
    for (std::size_t b = 0; b < 128; ++b) {
      const bool vowel = is_vowel(static_cast<char>(a));
      if (a == b) continue;
      out[a][b] = vowel != is_vowel(static_cast<char>(b)) ? kVowelForConsonant
                  : vowel                                 ? kOtherVowel
                                                          : kOtherConsonant;
    }
  }
  for (const Pair& pair : kPairs) {
    out[index_of(pair.a)][index_of(pair.b)] = pair.cost;
    out[index_of(pair.b)][index_of(pair.a)] = pair.cost;
  }
  return out;
}();

constexpr Cost gap_cost(char sound) {
  if (sound == 'j') return 20;  // softness
  if (sound == 'h') return 60;  // hardly heard
  return is_vowel(sound) ? 60 : 95;
}

// Vowels at the end are endings: Padwa, Падуя, Padwy.
constexpr std::size_t kMostEnding = 3;
constexpr Cost kEndingCost = 15;

std::size_t ending_of(std::string_view sounds) {
  std::size_t length = 0;
  while (
      length < kMostEnding && length + 2 < sounds.size() &&
      (is_vowel(sounds[sounds.size() - 1 - length]) || sounds[sounds.size() - 1 - length] == 'j')) {
    ++length;
  }
  return length;
}

}  // namespace

double likeness(std::string_view a, std::string_view b, double least) {
  a = a.substr(0, kMostSounds);
  b = b.substr(0, kMostSounds);
  if (a.empty() || b.empty()) return 0;
  const std::size_t ending_a = a.size() - ending_of(a);
  const std::size_t ending_b = b.size() - ending_of(b);
  const auto gap = [](std::string_view word, std::size_t at, std::size_t ending) {
    return at >= ending ? kEndingCost : gap_cost(word[at]);
  };
  const double shorter =
      static_cast<double>(std::min(ending_a, ending_b)) +
      0.5 * static_cast<double>(std::min(a.size() - ending_a, b.size() - ending_b));
  const auto most = static_cast<unsigned>((1 - least) * shorter * 100);
  std::array<unsigned, kMostSounds + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + gap(b, j, ending_b);
  for (std::size_t i = 0; i < a.size(); ++i) {
    unsigned diagonal = row[0];
    row[0] += gap(a, i, ending_a);
    unsigned best = row[0];
    const auto& change = kChange[index_of(a[i])];
    for (std::size_t j = 0; j < b.size(); ++j) {
      unsigned changed = diagonal + change[index_of(b[j])];
      if (i >= ending_a && j >= ending_b) changed = std::min(changed, diagonal + kEndingCost);
      diagonal = row[j + 1];
      row[j + 1] =
          std::min({changed, row[j + 1] + gap(a, i, ending_a), row[j] + gap(b, j, ending_b)});
      best = std::min(best, row[j + 1]);
    }
    if (best > most) return 0;
  }
  return std::max(0.0, 1 - static_cast<double>(row[b.size()]) / (100 * shorter));
}

}  // namespace tropa::bridge
