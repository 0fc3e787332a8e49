// Bridge keys: what a name or cognate sounds like, reduced to classes of consonants, so that it can
// be found in another script. The classes are coarse on purpose: a key only proposes,
// bridge_similarity() judges.
#include "tropa/stemmers.hpp"

#include "bridge/romanise.hpp"
#include "text/character.hpp"
#include "text/lookalike.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tropa {
namespace bridge {
namespace {

// One row rewrites a group of letters into sounds. Small letters are vowels, capitals consonant
// classes; longest row first within each table. G is г ґ х g h ch: the three languages disagree on
// which of them a foreign h becomes.
struct Rule {
  std::u32string_view letters;
  std::string_view sounds;
};

constexpr auto kPolish = std::to_array<Rule>({
    {U"szcz", "S"}, {U"gua", "GVa"}, {U"dzi", "Di"}, {U"sch", "S"},  {U"dz", "Z"},   {U"dź", "D"},
    {U"dż", "DZ"},  {U"drz", "DZ"},  {U"sz", "S"},   {U"cz", "C"},   {U"rz", "Z"},   {U"ch", "G"},
    {U"au", "aV"},  {U"eu", "eV"},   {U"ou", "u"},   {U"th", "T"},   {U"ph", "F"},   {U"qu", "KV"},
    {U"ck", "K"},   {U"cj", "C"},    {U"ąb", "oMB"}, {U"ąp", "oMP"}, {U"ęb", "eMB"}, {U"ęp", "eMP"},
    {U"cia", "Ta"}, {U"cie", "Te"},  {U"cio", "To"}, {U"ciu", "Tu"}, {U"ą", "oN"},   {U"ę", "eN"},
    {U"ć", "T"},    {U"ś", "S"},     {U"ź", "Z"},    {U"ż", "Z"},    {U"ń", "N"},    {U"ł", "L"},
    {U"ó", "u"},    {U"w", "V"},     {U"v", "V"},    {U"c", "C"},    {U"q", "K"},    {U"x", "KS"},
    {U"h", "G"},    {U"j", ""},      {U"y", "y"},
});

// How the rest of the world's Latin names are said, English first.
constexpr auto kForeign = std::to_array<Rule>({
    {U"tsch", "C"}, {U"sch", "S"}, {U"tch", "C"}, {U"sh", "S"}, {U"ch", "C"}, {U"th", "T"},
    {U"ph", "F"},   {U"gh", "G"},  {U"kh", "G"},  {U"zh", "Z"}, {U"ck", "K"}, {U"qu", "KV"},
    {U"ce", "Se"},  {U"ci", "Si"}, {U"cy", "Sy"}, {U"ts", "C"}, {U"tz", "C"}, {U"au", "aV"},
    {U"eu", "eV"},  {U"ou", "u"},  {U"oo", "u"},  {U"ee", "i"}, {U"wh", "V"}, {U"gua", "GVa"},
    {U"ge", "DZe"}, {U"j", "DZ"},  {U"c", "K"},   {U"q", "K"},  {U"x", "KS"}, {U"w", "V"},
    {U"h", "G"},    {U"y", "y"},   {U"z", "Z"},
});

// As kForeign, for German names: Merz is Мерц, Scholz is Шольц.
constexpr auto kGerman = std::to_array<Rule>({
    {U"tsch", "C"}, {U"sch", "S"}, {U"ch", "G"},  {U"th", "T"},  {U"ph", "F"},
    {U"ck", "K"},   {U"tz", "C"},  {U"qu", "KV"}, {U"au", "aV"}, {U"eu", "oy"},
    {U"ei", "ay"},  {U"ie", "i"},  {U"z", "C"},   {U"v", "F"},   {U"w", "V"},
    {U"x", "KS"},   {U"c", "K"},   {U"h", "G"},   {U"j", ""},
});

constexpr auto kCyrillic = std::to_array<Rule>({
    {U"тс", "C"}, {U"дз", "Z"}, {U"кс", "KS"}, {U"ау", "aV"}, {U"еу", "eV"}, {U"б", "B"},
    {U"в", "V"},  {U"г", "G"},  {U"д", "D"},   {U"ж", "Z"},   {U"з", "Z"},   {U"й", ""},
    {U"к", "K"},  {U"л", "L"},  {U"м", "M"},   {U"н", "N"},   {U"п", "P"},   {U"р", "R"},
    {U"с", "S"},  {U"т", "T"},  {U"ф", "F"},   {U"х", "G"},   {U"ц", "C"},   {U"ч", "C"},
    {U"ш", "S"},  {U"щ", "S"},  {U"а", "a"},   {U"е", "e"},   {U"є", "e"},   {U"и", "i"},
    {U"і", "i"},  {U"ї", "i"},  {U"о", "o"},   {U"у", "u"},   {U"ы", "y"},   {U"э", "e"},
    {U"ю", "u"},  {U"я", "a"},  {U"ў", "V"},   {U"ь", ""},    {U"ъ", ""},    {U"'", ""},
});

std::u32string decoded(std::string_view folded) {
  std::u32string out;
  for (std::size_t i = 0; i < folded.size();) {
    const text::Decoded d = text::decode(folded, i);
    if (d.valid) out.push_back(d.code_point);
    i += d.length;
  }
  return out;
}

void append_plain(std::string& sounds, char32_t letter) {
  if (letter >= 'a' && letter <= 'z') {
    const char c = static_cast<char>(letter);
    const bool is_vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
    sounds.push_back(is_vowel ? c : static_cast<char>(c - 'a' + 'A'));
  }
}

template <std::size_t N>
std::string read_as(const std::array<Rule, N>& rules, std::u32string_view word) {
  std::string sounds;
  // Initial уа, уи, уэ is the w of Washington and William.
  if (word.size() > 2 && word[0] == U'у' &&
      std::u32string_view(U"аиіеэ").find(word[1]) != word.npos) {
    sounds = "V";
    word.remove_prefix(1);
  }
  while (!word.empty()) {
    const Rule* best = nullptr;
    for (const Rule& rule : rules) {
      if (rule.letters[0] != word[0]) continue;  // most of them, and the test is asked often
      if (word.starts_with(rule.letters) && (!best || rule.letters.size() > best->letters.size()))
        best = &rule;
    }
    if (best) {
      sounds += best->sounds;
      word.remove_prefix(best->letters.size());
    } else {
      append_plain(sounds, word[0]);
      word.remove_prefix(1);
    }
  }
  return sounds;
}

bool is_consonant(char sound) {
  return sound >= 'A' && sound <= 'Z';
}

std::vector<std::string> readings_of(std::string_view folded) {
  const std::u32string word = decoded(folded);
  if (word.empty()) return {};
  std::vector<std::string> readings;
  const auto add = [&readings](std::string reading) {
    if (std::ranges::find(readings, reading) == readings.end())
      readings.push_back(std::move(reading));
  };
  const Script script = text::character(word[0]).script;
  if (script == Script::kCyrillic) {
    add(read_as(kCyrillic, word));
  } else if (script == Script::kLatin) {
    add(read_as(kPolish, word));
    add(read_as(kForeign, word));
    if (word.find(U'z') != word.npos || word.find(U"sch") != word.npos) add(read_as(kGerman, word));
  }
  return readings;
}

// The consonants, doubled ones once, with a mark for a vowel at the start. Short words keep their
// vowels, as three classes, else half of the vocabulary would share a key.
std::string skeleton(std::string_view sounds) {
  std::string key;
  std::size_t consonants = 0;
  for (const char sound : sounds) {
    if (!is_consonant(sound)) {
      if (key.empty()) key.push_back('a');
    } else if (key.empty() || key.back() != sound) {
      key.push_back(sound);
      ++consonants;
    }
  }
  if (consonants >= 3) return key;
  key.clear();
  for (const char sound : sounds) {
    char letter = sound;
    if (sound == 'e' || sound == 'i' || sound == 'y') letter = 'i';
    if (sound == 'o' || (key.empty() && !is_consonant(sound))) letter = 'a';
    if (key.empty() || key.back() != letter) key.push_back(letter);
  }
  return key;
}

// Sounds that are near each other have the same number: hushing and hissing, voiced and voiceless.
constexpr std::array<std::uint8_t, 128> kNear = [] {
  std::array<std::uint8_t, 128> out{};
  std::uint8_t number = 0;
  for (const std::string_view group : {"SZC", "VF", "GK", "DT", "BP", "MN"}) {
    ++number;
    for (const char sound : group) out[static_cast<unsigned char>(sound)] = number;
  }
  return out;
}();

// Changing one sound into another: nothing between vowels costs much, since e and i, o and a
// alternate freely in borrowed names.
double change_cost(char a, char b) {
  if (a == b) return 0;
  const bool vowels = !is_consonant(a) && !is_consonant(b);
  if (vowels) return 0.3;
  const std::uint8_t near = kNear[static_cast<unsigned char>(a)];
  return near != 0 && near == kNear[static_cast<unsigned char>(b)] ? 0.6 : 1;
}

double gap_cost(char sound) {
  return is_consonant(sound) ? 1 : 0.4;
}

constexpr std::size_t kMostSounds = 40;

// Edit distance as a share of the longer word's weight, taken from 1.
double likeness(std::string_view a, std::string_view b) {
  a = a.substr(0, kMostSounds);
  b = b.substr(0, kMostSounds);
  std::array<double, kMostSounds + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + gap_cost(b[j]);
  const double whole_b = row[b.size()];
  double whole_a = 0;
  for (const char sound : a) {
    double diagonal = row[0];
    whole_a += gap_cost(sound);
    row[0] = whole_a;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double changed = diagonal + change_cost(sound, b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j + 1] + gap_cost(sound), row[j] + gap_cost(b[j])});
    }
  }
  const double whole = std::max(whole_a, whole_b);
  return whole > 0 ? std::max(0.0, 1 - row[b.size()] / whole) : 0;
}

// What the lengths alone allow: every sound that one word has more of costs.
double most_likeness(std::string_view a, std::string_view b) {
  const auto weight = [](std::string_view sounds) {
    double sum = 0;
    for (const char sound : sounds.substr(0, kMostSounds)) sum += gap_cost(sound);
    return sum;
  };
  const double whole_a = weight(a);
  const double whole_b = weight(b);
  // Changing a consonant into a vowel costs 1 and changes the weight by less.
  constexpr double kSlack = 1e-9;
  return std::min(whole_a, whole_b) / std::max({whole_a, whole_b, kSlack}) + kSlack;
}

}  // namespace
}  // namespace bridge

std::vector<std::string> bridge_keys(std::string_view folded) {
  std::vector<std::string> keys;
  for (const std::string& reading : bridge::readings_of(folded)) {
    std::string key = bridge::skeleton(reading);
    if (key.size() < 3 || std::ranges::find(keys, key) != keys.end()) continue;
    keys.push_back(std::move(key));
  }
  return keys;
}

double bridge_similarity(std::string_view a, std::string_view b) {
  return BridgeWord(a).alike(b);
}

BridgeWord::BridgeWord(std::string_view folded) : readings_(bridge::readings_of(folded)) {}

double BridgeWord::alike(std::string_view other, double least) const {
  double best = 0;
  for (const std::string& reading : bridge::readings_of(other)) {
    for (const std::string& one : readings_) {
      if (bridge::most_likeness(one, reading) < least) continue;
      best = std::max(best, bridge::likeness(one, reading));
    }
  }
  return best;
}

std::vector<std::string> code_variants(std::string_view code) {
  // A Latin code may stand for Cyrillic letters of the same looks (C-300: С-300) or of the same
  // sound (S-300: С-300); the index keeps looks, so each way leads through the Cyrillic spelling.
  std::string by_looks;
  std::string by_sound;
  const auto sound_of = [](char32_t letter) -> std::string {
    for (char32_t c = U'а'; c <= U'я'; ++c) {
      if (bridge::romanised(c, Language::kRu) == std::string(1, static_cast<char>(letter))) {
        std::string out;
        text::append_utf8(out, c);
        return out;
      }
    }
    return {};
  };
  for (std::size_t i = 0; i < code.size();) {
    const text::Decoded d = text::decode(code, i);
    const std::string_view letter = code.substr(i, d.length);
    i += d.length;
    if (d.code_point < 'a' || d.code_point > 'z') {
      by_looks += letter;
      by_sound += letter;
      continue;
    }
    const char32_t look = text::cyrillic_lookalike(d.code_point);
    if (look != 0) {
      text::append_utf8(by_looks, look);
    } else {
      by_looks += letter;
    }
    const std::string sound = sound_of(d.code_point);
    by_sound += sound.empty() ? std::string(letter) : sound;
  }
  std::vector<std::string> out;
  const auto add = [&](std::string variant) {
    if (variant != code && std::ranges::find(out, variant) == out.end())
      out.push_back(std::move(variant));
  };
  add(bridge::romanise(by_looks, Language::kRu));
  add(text::canonical_code(by_sound));
  return out;
}

}  // namespace tropa
