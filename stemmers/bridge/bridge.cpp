// Phonetic keys: what a name or cognate sounds like, reduced to classes of consonants, so that it
// can be found in another script. The classes are coarse on purpose: a key only proposes, the
// alignment of the whole words judges.
#include "bridge/alignment.hpp"
#include "bridge/sounds.hpp"
#include "text/character.hpp"
#include "tropa/stemmers.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace bridge {
namespace {

struct SoundClass {
  char sound;
  std::string_view letters;  // capitals
};

// G is г ґ х g h ch: the three languages disagree on which of them a foreign h becomes. Hushing and
// hissing sounds are one.
constexpr auto kClasses = std::to_array<SoundClass>({
    {'b', "B"}, {'c', "C"}, {'d', "D"},  {'f', "F"}, {'g', "G"}, {'h', "G"}, {'k', "K"}, {'l', "L"},
    {'m', "M"}, {'n', "N"}, {'p', "P"},  {'r', "R"}, {'s', "S"}, {'t', "T"}, {'v', "V"}, {'z', "Z"},
    {'C', "C"}, {'D', "Z"}, {'J', "DZ"}, {'Q', "S"}, {'S', "S"}, {'T', "C"}, {'Z', "Z"}, {'j', ""},
});

constexpr std::array<std::string_view, 128> kClassOf = [] {
  std::array<std::string_view, 128> out{};
  for (const SoundClass& one : kClasses) out[static_cast<unsigned char>(one.sound)] = one.letters;
  return out;
}();

constexpr std::size_t kFewestConsonants = 3;
constexpr std::size_t kFewestLetters = 3;

// Austria is Австрия, Europa is Європа, Milwaukee is Милуоки.
bool is_glide(std::string_view sounds, std::size_t at) {
  if (sounds[at] != 'u') return false;
  return sounds[at - 1] == 'a' || sounds[at - 1] == 'e' ||
         (at + 1 < sounds.size() && is_vowel(sounds[at + 1]));
}

std::string consonant_key(std::string_view sounds) {
  std::string key;
  for (std::size_t at = 0; at < sounds.size(); ++at) {
    const char sound = at > 0 && is_glide(sounds, at) ? 'v' : sounds[at];
    if (is_vowel(sound)) {
      if (key.empty()) key.push_back('a');
      continue;
    }
    for (const char letter : kClassOf[static_cast<unsigned char>(sound)]) {
      if (key.empty() || key.back() != letter) key.push_back(letter);
    }
  }
  return key;
}

// Three classes of vowels: e i y, a o, u; and a first vowel is like any other.
std::string key_with_vowels(std::string_view sounds) {
  std::string key;
  const auto add = [&key](char letter) {
    if (key.empty() || key.back() != letter) key.push_back(letter);
  };
  for (std::size_t at = 0; at < sounds.size(); ++at) {
    const char sound = at > 0 && is_glide(sounds, at) ? 'v' : sounds[at];
    if (!is_vowel(sound)) {
      for (const char letter : kClassOf[static_cast<unsigned char>(sound)]) add(letter);
    } else if (key.empty() || sound == 'a' || sound == 'o') {
      add('a');
    } else {
      add(sound == 'u' ? 'u' : 'i');
    }
  }
  return key;
}

// The consonants, doubled ones once, with a mark for a vowel at the start. Short words keep their
// vowels, else half of the vocabulary would share a key.
std::string key_of(std::string_view sounds) {
  std::string key = consonant_key(sounds);
  const auto consonants = std::ranges::count_if(key, [](char c) { return c != 'a'; });
  return static_cast<std::size_t>(consonants) >= kFewestConsonants ? key : key_with_vowels(sounds);
}

bool begins_latin(std::string_view folded) {
  return !folded.empty() && text::character(utf8::decode(folded, 0).code).script == Script::kLatin;
}

}  // namespace
}  // namespace bridge

std::vector<std::string> bridge_keys(std::string_view folded) {
  std::vector<std::string> keys;
  for (const std::string& reading : bridge::readings_of(folded)) {
    std::string key = bridge::key_of(reading);
    if (key.size() < bridge::kFewestLetters || std::ranges::find(keys, key) != keys.end()) continue;
    keys.push_back(std::move(key));
  }
  return keys;
}

double bridge_similarity(std::string_view a, std::string_view b) {
  return BridgeWord(a).alike(b);
}

BridgeWord::BridgeWord(std::string_view folded)
    : readings_(bridge::readings_of(folded)),
      is_latin_(readings_.size() > 1 || bridge::begins_latin(folded)) {}

BridgeWord::BridgeWord(std::string_view folded, const BridgeWord& beside)
    : is_latin_(beside.is_latin_ && bridge::begins_latin(folded)) {
  if (is_latin_) {
    readings_ = bridge::readings_of(folded, 1);
  } else {
    *this = BridgeWord(folded);
  }
}

double BridgeWord::alike(const BridgeWord& other, double least) const {
  if (readings_.empty() || other.readings_.empty()) return 0;
  // Two Latin words are compared as they are spelt: what one may be in English and the other in
  // French is no likeness.
  if (is_latin_ && other.is_latin_)
    return bridge::likeness(readings_[0], other.readings_[0], least);
  double best = 0;
  for (const std::string& reading : other.readings_) {
    for (const std::string& one : readings_)
      best = std::max(best, bridge::likeness(one, reading, std::max(best, least)));
  }
  return best;
}

}  // namespace tropa
