#include "bridge/pinyin.hpp"

#include <algorithm>
#include <array>

namespace tropa::bridge {
namespace {

/// Which finals an initial takes.
enum class Finals { kAny, kSoft, kHard, kBare };  // kBare: of those with i only i itself

struct Initial {
  std::u32string_view letters;
  std::string_view sound;
  Finals finals = Finals::kAny;
};

// The longer of those that begin alike comes first.
constexpr auto kInitials = std::to_array<Initial>({
    {U"zh", "J", Finals::kBare},
    {U"ch", "C", Finals::kBare},
    {U"sh", "S", Finals::kBare},
    {U"b", "b"},
    {U"p", "p"},
    {U"m", "m"},
    {U"f", "f", Finals::kHard},
    {U"d", "d"},
    {U"t", "t"},
    {U"n", "n"},
    {U"l", "l"},
    {U"g", "g", Finals::kHard},
    {U"k", "k", Finals::kHard},
    {U"h", "h", Finals::kHard},
    {U"j", "D", Finals::kSoft},
    {U"q", "c", Finals::kSoft},
    {U"x", "s", Finals::kSoft},
    {U"r", "Z", Finals::kBare},
    {U"z", "D", Finals::kBare},
    {U"c", "c", Finals::kBare},
    {U"s", "s", Finals::kBare},
});

struct Final {
  std::u32string_view letters;
  std::string_view sounds;
};

constexpr auto kFinals = std::to_array<Final>({
    {U"iang", "jan"}, {U"iong", "jun"}, {U"uang", "uan"}, {U"iao", "jao"}, {U"ian", "jan"},
    {U"ing", "in"},   {U"uai", "uaj"},  {U"uan", "uan"},  {U"ang", "an"},  {U"eng", "en"},
    {U"ong", "un"},   {U"ai", "aj"},    {U"ei", "ej"},    {U"ao", "ao"},   {U"ou", "ou"},
    {U"an", "an"},    {U"en", "en"},    {U"ia", "ja"},    {U"ie", "je"},   {U"iu", "ju"},
    {U"in", "in"},    {U"ua", "ua"},    {U"uo", "o"},     {U"ui", "uej"},  {U"un", "un"},
    {U"ue", "jue"},   {U"a", "a"},      {U"o", "o"},      {U"e", "e"},     {U"i", "i"},
    {U"u", "u"},      {U"ü", "ju"},
});

/// Syllables without a consonant at the beginning.
constexpr auto kWhole = std::to_array<Final>({
    {U"yuan", "juan"}, {U"yang", "jan"}, {U"ying", "in"}, {U"yong", "jun"}, {U"wang", "van"},
    {U"weng", "ven"},  {U"yue", "jue"},  {U"yun", "jun"}, {U"yao", "jao"},  {U"you", "ju"},
    {U"yan", "jan"},   {U"yin", "in"},   {U"wai", "vaj"}, {U"wei", "vej"},  {U"wan", "van"},
    {U"wen", "ven"},   {U"ang", "an"},   {U"ya", "ja"},   {U"ye", "je"},    {U"yi", "i"},
    {U"yu", "juj"},    {U"wa", "va"},    {U"wo", "vo"},   {U"wu", "u"},     {U"ai", "aj"},
    {U"ao", "ao"},     {U"ou", "ou"},    {U"an", "an"},   {U"en", "en"},    {U"er", "er"},
});

bool takes(const Initial& initial, std::u32string_view final) {
  const bool soft = final[0] == U'i' || final[0] == U'u' || final[0] == U'ü';
  switch (initial.finals) {
    case Finals::kAny:
      return true;
    case Finals::kSoft:
      return soft;
    case Finals::kHard:
      return final[0] != U'i';
    case Finals::kBare:
      return final[0] != U'i' || final.size() == 1;
  }
  return false;
}

// Syllables to the end of the word, the longest first; false when the letters cannot be cut so.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the word has syllables
bool cut_syllables(std::u32string_view rest, std::string& sounds) {
  if (rest.empty()) return true;
  const std::size_t before = sounds.size();
  for (const Final& whole : kWhole) {
    if (!rest.starts_with(whole.letters)) continue;
    sounds += whole.sounds;
    if (cut_syllables(rest.substr(whole.letters.size()), sounds)) return true;
    sounds.resize(before);
  }
  const auto* initial = std::ranges::find_if(
      kInitials, [rest](const Initial& one) { return rest.starts_with(one.letters); });
  if (initial == kInitials.end()) return false;
  rest.remove_prefix(initial->letters.size());
  for (const Final& final : kFinals) {
    if (!rest.starts_with(final.letters) || !takes(*initial, final.letters)) continue;
    sounds += initial->sound;
    if (initial->finals == Finals::kSoft && final.letters[0] == U'u' && final.letters != U"ue")
      sounds += 'j';
    const bool is_hissing = initial->sound == "D" || initial->sound == "c" || initial->sound == "s";
    // Zibo is Цзыбо, Sichuan is Сычуань.
    sounds += final.letters == U"i" && initial->finals == Finals::kBare && is_hissing
                  ? std::string_view("y")
                  : final.sounds;
    if (cut_syllables(rest.substr(final.letters.size()), sounds)) return true;
    sounds.resize(before);
  }
  return false;
}

bool has_own_spelling(std::u32string_view word) {
  return word.find_first_of(U"qx") != word.npos || word.find(U"zh") != word.npos ||
         word.find(U"ng") != word.npos || word.find(U"ji") != word.npos ||
         word.find(U"ju") != word.npos;
}

}  // namespace

std::string pinyin_sounds(std::u32string_view word) {
  constexpr std::size_t kMostLetters = 16;
  std::string sounds;
  if (word.size() > kMostLetters || !has_own_spelling(word) || !cut_syllables(word, sounds))
    return {};
  return sounds;
}

}  // namespace tropa::bridge
