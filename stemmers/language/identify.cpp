#include "language/identify.hpp"

namespace tropa {
LanguageGuess identify_language(std::span<const Token> tokens) {
  std::size_t latin = 0, uk = 0, cyr = 0;
  for (const Token& t : tokens) {
    latin += t.script == Script::kLatin;
    cyr += t.script == Script::kCyrillic;
    uk += t.text.find("і") != t.text.npos;
  }
  if (latin + cyr == 0) return {};
  if (latin > cyr) return {Language::kPl, 1};
  return {uk * 10 > cyr ? Language::kUk : Language::kRu, 1};
}
}  // namespace tropa
