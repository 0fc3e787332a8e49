#include "language/alphabet.hpp"

#include "text/character.hpp"
#include "tropa/utf8.hpp"

namespace tropa {

LanguageSet languages_of_letters(std::string_view folded) {
  LanguageSet out;
  bool latin = false;
  bool ukrainian = true;
  bool russian = true;
  bool cyrillic = false;
  for (std::size_t i = 0; i < folded.size();) {
    const utf8::Character d = utf8::decode(folded, i);
    i += d.length;
    const char32_t c = d.code;
    if (c == '\'') {
      russian = false;
      continue;
    }
    const Script script = text::character(c).script;
    latin |= script == Script::kLatin;
    cyrillic |= script == Script::kCyrillic;
    if (script != Script::kCyrillic) continue;
    if (c == U'ы' || c == U'э' || c == U'ъ') ukrainian = false;
    if (c == U'є' || c == U'і' || c == U'ї') russian = false;
    const bool common = c >= U'а' && c <= U'я';
    if (!common && c != U'є' && c != U'і' && c != U'ї') ukrainian = russian = false;  // ў, ј, љ ...
  }
  if (latin && !cyrillic) {
    out.add(Language::kPl);
    out.add(Language::kOther);
  } else if (cyrillic && !latin) {
    if (ukrainian) out.add(Language::kUk);
    if (russian) out.add(Language::kRu);
  }
  if (out.empty()) out.add(Language::kOther);
  return out;
}

}  // namespace tropa
