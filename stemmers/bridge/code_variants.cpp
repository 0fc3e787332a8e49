// Codes across alphabets: the same letters by their looks and by their sound.
#include "bridge/romanise.hpp"
#include "text/character.hpp"
#include "text/lookalike.hpp"
#include "tropa/stemmers.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>

namespace tropa {

std::vector<std::string> code_variants(std::string_view code) {
  // A Latin code may stand for Cyrillic letters of the same looks (C-300: С-300) or of the same
  // sound (S-300: С-300); the index keeps looks, so each way leads through the Cyrillic spelling.
  std::string by_looks;
  std::string by_sound;
  const auto sound_of = [](char32_t letter) -> std::string {
    for (char32_t c = U'а'; c <= U'я'; ++c) {
      if (bridge::romanised(c, Language::kRu) == std::string(1, static_cast<char>(letter))) {
        std::string out;
        utf8::append(out, c);
        return out;
      }
    }
    return {};
  };
  for (std::size_t i = 0; i < code.size();) {
    const utf8::Character d = utf8::decode(code, i);
    const std::string_view letter = code.substr(i, d.length);
    i += d.length;
    if (d.code < 'a' || d.code > 'z') {
      by_looks += letter;
      by_sound += letter;
      continue;
    }
    const char32_t look = text::cyrillic_lookalike(d.code);
    if (look != 0) {
      utf8::append(by_looks, look);
    } else {
      by_looks += letter;
    }
    const std::string sound = sound_of(d.code);
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
