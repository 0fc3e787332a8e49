// How groups of letters are said, one table a habit of spelling: a name is spelt by one of them.
// Tables only; sounds.cpp applies them.
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

// How names of the rest of the world are said, English and French first.
inline constexpr auto kForeign = std::to_array<Rule>({
    {U"tsch", "C"},
    {U"tch", "C"},
    {U"sch", "S"},
    {U"sh", "S"},
    {U"ch", "C"},
    {U"th", "t"},
    {U"gh", "g"},
    {U"ight", "ajt"},
    {U"kh", "h"},
    {U"zh", "Z"},
    {U"ck", "k"},
    {U"ts", "c"},
    {U"tz", "c"},
    {U"tts", "c"},
    {U"c", "s", Next::kSoft},
    {U"c", "k"},
    {U"cj", "sj"},
    {U"g", "J", Next::kSoft},
    {U"j", "J"},
    {U"ć", "C"},
    {U"ó", "o"},
    {U"oo", "u"},
    {U"ee", "i"},
    {U"ou", "u"},
    {U"wh", "v"},
    {U"au", "o"},
    {U"aw", "o", Next::kNoVowel},
    {U"ea", "i"},
    {U"ai", "ej"},
    {U"gua", "gva"},
    {U"gui", "gi"},
    {U"gue", "ge"},
    {U"e", "", Next::kEnd},
    {U"h", "", Next::kConsonant},
    {U"kn", "n", Next::kVowel, Before::kStart},
    {U"wr", "r", Next::kVowel, Before::kStart},
    // Michael, Charles, Buttigieg.
    {U"ichael", "ajkl"},
    {U"rles", "rlz", Next::kEnd},
    {U"gieg", "JiC", Next::kEnd},
    // A silent e makes the vowel before it long: Prime, Mike, Blake.
    {U"ime", "ajm", Next::kEnd},
    {U"ine", "ajn", Next::kEnd},
    {U"ike", "ajk", Next::kEnd},
    {U"ile", "ajl", Next::kEnd},
    {U"ite", "ajt", Next::kEnd},
    {U"ide", "ajd", Next::kEnd},
    {U"ake", "ejk", Next::kEnd},
    {U"ane", "ejn", Next::kEnd},
    {U"ame", "ejm", Next::kEnd},
    {U"ate", "ejt", Next::kEnd},
    {U"ade", "ejd", Next::kEnd},
    {U"ale", "ejl", Next::kEnd},
    // So is y before a consonant: Ryder.
    {U"y", "aj", Next::kConsonant, Before::kConsonant},
    // A short u is said a: Trump, Musk, Hunter.
    {U"um", "am", Next::kConsonant},
    {U"un", "an", Next::kConsonant},
    {U"us", "as", Next::kConsonant},
    {U"uf", "af", Next::kConsonant},
    {U"ut", "at", Next::kConsonant},
    {U"ud", "ad", Next::kConsonant},
    {U"ub", "ab", Next::kConsonant},
    {U"uck", "ak"},
});

inline constexpr auto kFrench = std::to_array<Rule>({
    {U"ch", "S"},
    {U"c", "s", Next::kSoft},
    {U"c", "k"},
    {U"g", "Z", Next::kSoft},
    {U"j", "Z"},
    {U"gue", "ge"},
    {U"gui", "gi"},
    {U"qu", "k"},
    {U"que", "k", Next::kEnd},
    {U"ques", "k", Next::kEnd},
    {U"cques", "k", Next::kEnd},  // Jacques
    {U"gn", "n"},
    {U"ou", "u"},
    {U"au", "o"},
    {U"eau", "o"},
    {U"eaux", "o"},
    {U"ai", "e"},
    {U"oi", "ua"},
    {U"eu", "e"},
    {U"h", ""},
    {U"ph", "f"},
    {U"th", "t"},
    {U"e", "", Next::kEnd},
    {U"t", "", Next::kEnd, Before::kVowel},
    {U"d", "", Next::kEnd},
    {U"s", "", Next::kEnd},
    {U"x", "", Next::kEnd},
    {U"é", "e"},
    {U"ille", "ij", Next::kEnd},
    {U"s", "z", Next::kVowel, Before::kVowel},
});

// Names of the south.
inline constexpr auto kSouthern = std::to_array<Rule>({
    {U"sh", "S"},
    {U"ch", "k"},
    {U"gli", "l"},
    {U"gn", "n"},
    {U"zz", "c"},
    {U"c", "C", Next::kSoft},
    {U"c", "k"},
    {U"j", "h"},
    {U"ć", "C"},
    {U"ó", "o"},
    {U"sci", "S", Next::kVowel},
    {U"ou", "u"},
    {U"z", "s"},
    {U"s", "z", Next::kVowel, Before::kVowel},
});

// German names: Merz is Мерц, Scholz is Шольц.
inline constexpr auto kGerman = std::to_array<Rule>({
    {U"tsch", "C"},
    {U"sch", "S"},
    {U"ch", "h"},
    {U"th", "t"},
    {U"ck", "k"},
    {U"tz", "c"},
    {U"eu", "oj"},
    {U"ei", "aj"},
    {U"ie", "i"},
    {U"z", "c"},
    {U"v", "f"},
    {U"c", "k"},
    {U"s", "z", Next::kVowel},
    {U"oe", "e"},
    {U"ue", "u"},
    {U"ó", "o"},
    {U"st", "St", Next::kAnything, Before::kStart},
    {U"sp", "Sp", Next::kAnything, Before::kStart},
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
