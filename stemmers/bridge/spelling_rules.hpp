// How groups of letters are said in Polish, in Cyrillic, and wherever Latin letters are used.
// Tables only; sounds.cpp applies them. foreign_spellings.hpp has the habits of other languages.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tropa::bridge {

/// What must follow the letters of a rule.
enum class Next : std::uint8_t { kAnything, kVowel, kConsonant, kSoft, kNoVowel, kEnd };

/// What must stand before them.
enum class Before : std::uint8_t { kAnything, kStart, kVowel, kConsonant };

/// Rewrites a group of letters into sounds. The longest group that fits wins; of equal ones the
/// first.
struct Rule {
  std::u32string_view letters;
  std::string_view sounds;
  Next next = Next::kAnything;
  Before before = Before::kAnything;
};

// Letters that all Latin readings share. What no table has is read as its letter.
inline constexpr auto kLatin = std::to_array<Rule>({
    {U"ł", "l"},   {U"ń", "n"},   {U"ś", "s"},  {U"ź", "z"},   {U"ż", "Z"},   {U"ć", "T"},
    {U"ó", "u"},   {U"ą", "on"},  {U"ę", "en"}, {U"ąb", "om"}, {U"ąp", "om"}, {U"ęb", "em"},
    {U"ęp", "em"}, {U"č", "C"},   {U"š", "S"},  {U"ž", "Z"},   {U"ř", "Z"},   {U"đ", "J"},
    {U"ç", "s"},   {U"ö", "e"},   {U"ä", "e"},  {U"ü", "u"},   {U"ß", "s"},   {U"w", "v"},
    {U"q", "k"},   {U"qu", "kv"}, {U"x", "ks"}, {U"ph", "f"},
});

inline constexpr auto kPolish = std::to_array<Rule>({
    {U"szcz", "Q"},
    {U"sz", "S"},
    {U"cz", "C"},
    {U"rz", "Z"},
    {U"prz", "pS"},
    {U"trz", "tS"},
    {U"krz", "kS"},
    {U"chrz", "hS"},
    {U"drz", "J"},
    {U"dź", "D"},
    {U"dż", "J"},
    {U"dz", "D"},
    {U"dzi", "D", Next::kVowel},
    {U"ch", "h"},
    {U"ci", "c", Next::kVowel},
    {U"si", "s", Next::kVowel},
    {U"zi", "z", Next::kVowel},
    {U"sch", "S"},
    {U"th", "t"},
    {U"ou", "u"},
    {U"gua", "gva"},
    {U"cj", "cj"},
});

// Polish soft consonants where the eastern languages have plain ones: ciało is тело.
inline constexpr auto kPolishSoft = std::to_array<Rule>({
    {U"szcz", "Q"},
    {U"sz", "S"},
    {U"cz", "C"},
    {U"rz", "r"},
    {U"dzi", "d", Next::kVowel},
    {U"dzi", "di"},
    {U"dź", "d"},
    {U"dż", "J"},
    {U"ch", "h"},
    {U"ci", "t", Next::kVowel},
    {U"ci", "ti"},
    {U"ć", "t"},
    {U"cj", "cj"},
});

inline constexpr auto kCyrillic = std::to_array<Rule>({
    {U"тс", "c"},
    {U"тц", "c"},
    {U"дз", "D"},
    {U"дж", "J"},
    {U"чж", "J"},
    {U"цз", "D"},
    {U"б", "b"},
    {U"в", "v"},
    {U"г", "g"},
    {U"ґ", "g"},
    {U"д", "d"},
    {U"ж", "Z"},
    {U"з", "z"},
    {U"й", "j"},
    {U"к", "k"},
    {U"л", "l"},
    {U"м", "m"},
    {U"н", "n"},
    {U"п", "p"},
    {U"р", "r"},
    {U"с", "s"},
    {U"т", "t"},
    {U"ф", "f"},
    {U"х", "h"},
    {U"ц", "c"},
    {U"ч", "C"},
    {U"ш", "S"},
    {U"щ", "Q"},
    {U"а", "a"},
    {U"е", "e"},
    {U"є", "je"},
    {U"и", "i"},
    {U"і", "i"},
    {U"ї", "ji"},
    {U"о", "o"},
    {U"у", "u"},
    {U"ы", "y"},
    {U"э", "e"},
    {U"ю", "ju"},
    {U"я", "ja"},
    {U"ў", "v"},
    {U"ь", ""},
    {U"ъ", ""},
    {U"'", ""},
    {U"ш", "S"},
    {U"ђ", "J"},
    {U"ј", "j"},
    {U"љ", "l"},
    {U"њ", "n"},
    {U"ћ", "C"},
    {U"џ", "J"},
    // The w of Washington, William and Walter.
    {U"уа", "va", Next::kAnything, Before::kStart},
    {U"уи", "vi", Next::kAnything, Before::kStart},
    {U"уі", "vi", Next::kAnything, Before::kStart},
    {U"уе", "ve", Next::kAnything, Before::kStart},
    {U"уэ", "ve", Next::kAnything, Before::kStart},
    {U"уо", "vo", Next::kAnything, Before::kStart},
});

}  // namespace tropa::bridge
