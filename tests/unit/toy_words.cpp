// The stand-in of toy_words.hpp.
#include "toy_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace tropa::toy {
namespace {

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k) {
      code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    out += code;
    i += size;
  }
  return out;
}

std::string encode(std::u32string_view text) {
  std::string out;
  for (const char32_t code : text) {
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0U | (code >> 6U));
      out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
      out += static_cast<char>(0xE0U | (code >> 12U));
      out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
      out += static_cast<char>(0x80U | (code & 0x3FU));
    }
  }
  return out;
}

char32_t fold(char32_t code) {
  if (code >= U'A' && code <= U'Z') return code + 0x20;
  if (code >= U'А' && code <= U'Я') return code + 0x20;
  if (code >= U'Ѐ' && code <= U'Џ') code += 0x50;
  if (code == U'Ó') return U'ó';
  static constexpr std::u32string_view kCapitals = U"ĄĆĘŁŃŚŹŻҐ";
  static constexpr std::u32string_view kSmall = U"ąćęłńśźżг";
  if (const auto at = kCapitals.find(code); at != kCapitals.npos) return kSmall[at];
  if (code == U'ё') return U'е';
  return code == U'ґ' ? U'г' : code;
}

bool is_letter(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= 0xC0 && code < 0x530) || code == U'\'';
}
bool is_digit(char32_t code) {
  return code >= U'0' && code <= U'9';
}

constexpr auto kEndings = std::to_array<std::u32string_view>({
    U"iego", U"ego", U"iemu", U"emu", U"iej", U"ami", U"ach", U"owie", U"ów",  U"om", U"em",
    U"ie",   U"ej",  U"ich",  U"ych", U"im",  U"ym",  U"i",   U"y",    U"a",   U"ą",  U"e",
    U"ę",    U"o",   U"u",    U"ями", U"ами", U"ого", U"его", U"ему",  U"ому", U"ой", U"ей",
    U"ою",   U"ею",  U"ых",   U"их",  U"ый",  U"ий",  U"ая",  U"яя",   U"ое",  U"ее", U"ые",
    U"ие",   U"ах",  U"ях",   U"ов",  U"ів",  U"ом",  U"ем",  U"ам",   U"ям",  U"ії", U"ию",
    U"ию",   U"ия",  U"ии",   U"ий",  U"ія",  U"ію",  U"єю",  U"ій",   U"а",   U"я",  U"о",
    U"е",    U"и",   U"ы",    U"і",   U"ї",   U"у",   U"ю",   U"є",    U"ь",   U"й",
});

std::u32string stem(const std::u32string& word) {
  std::size_t longest = 0;
  for (const std::u32string_view ending : kEndings) {
    if (ending.size() + 3 <= word.size() && word.ends_with(ending)) {
      longest = std::max(longest, ending.size());
    }
  }
  return word.substr(0, word.size() - longest);
}

WordReadings read(const std::u32string& word) {
  WordReadings out;
  out.text = encode(word);
  if (std::ranges::any_of(word, is_digit)) return out;
  const std::string stemmed = encode(stem(word));
  const bool is_cyrillic = word.front() >= 0x400;
  const auto lacks = [&](std::u32string_view letters) {
    return word.find_first_of(letters) == word.npos;
  };
  const std::array<bool, 3> fits{!is_cyrillic, is_cyrillic && lacks(U"ыэъё"),
                                 is_cyrillic && lacks(U"іїє'")};
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (fits[i]) out.stems[i].add(stemmed);
  }
  return out;
}

}  // namespace

std::vector<WordReadings> cut_and_stem(std::string_view text, Language /*language*/) {
  std::vector<WordReadings> words;
  std::u32string word;
  for (char32_t code : decode(text)) {
    code = fold(code);
    if (is_letter(code) || is_digit(code)) {
      word += code;
    } else if (!word.empty()) {
      words.push_back(read(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(read(word));
  return words;
}

}  // namespace tropa::toy
