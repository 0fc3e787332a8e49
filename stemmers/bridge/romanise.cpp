#include "bridge/romanise.hpp"

#include "text/character.hpp"
#include "tropa/utf8.hpp"

#include <array>

namespace tropa::bridge {
namespace {

constexpr char32_t kFirst = U'а';  // U+0430; the rows below follow the code points to U+045F

// By sound: г is g in Russian and h in Ukrainian, but both stand for g and h in foreign names; the
// bridge keys make them one class, so one spelling does here.
constexpr auto kRomanised = std::to_array<std::string_view>({
    "a",  "b",    "v",  "g", "d",  "e",  "zh", "z",   // а б в г д е ж з
    "i",  "j",    "k",  "l", "m",  "n",  "o",  "p",   // и й к л м н о п
    "r",  "s",    "t",  "u", "f",  "kh", "ts", "ch",  // р с т у ф х ц ч
    "sh", "shch", "",   "y", "",   "e",  "yu", "ya",  // ш щ ъ ы ь э ю я
    "e",  "e",    "dj", "g", "ye", "dz", "i",  "yi",  // ѐ ё ђ ѓ є ѕ і ї
    "j",  "lj",   "nj", "c", "k",  "i",  "u",  "dz",  // ј љ њ ћ ќ ѝ ў џ
});

}  // namespace

std::string_view romanised(char32_t letter, Language language) {
  if (letter == U'ґ') return "g";
  if (letter < kFirst || letter >= kFirst + kRomanised.size()) return {};
  if (language == Language::kUk && letter == U'и') return "y";
  if (language == Language::kUk && letter == U'г') return "h";
  return kRomanised[letter - kFirst];
}

std::string romanise(std::string_view folded, Language language) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const utf8::Character decoded = utf8::decode(folded, i);
    if (text::character(decoded.code).script == Script::kCyrillic) {
      out += romanised(decoded.code, language);
    } else {
      out += folded.substr(i, decoded.length);
    }
    i += decoded.length;
  }
  return out;
}

}  // namespace tropa::bridge
