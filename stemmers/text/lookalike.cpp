#include "text/lookalike.hpp"

#include "bridge/romanise.hpp"
#include "text/character.hpp"
#include "tropa/utf8.hpp"

#include <array>
#include <utility>

namespace tropa::text {
namespace {

struct Pair {
  char32_t cyrillic;
  char32_t latin;
};

// Alike as capitals (В B, Н H) or as small letters (а a). The Ukrainian і is the commonest slip of
// all.
constexpr auto kPairs = std::to_array<Pair>({
    {U'а', U'a'},
    {U'в', U'b'},
    {U'е', U'e'},
    {U'і', U'i'},
    {U'ї', U'ï'},
    {U'ј', U'j'},
    {U'к', U'k'},
    {U'м', U'm'},
    {U'н', U'h'},
    {U'о', U'o'},
    {U'р', U'p'},
    {U'с', U'c'},
    {U'ѕ', U's'},
    {U'т', U't'},
    {U'у', U'y'},
    {U'х', U'x'},
});

}  // namespace

char32_t latin_lookalike(char32_t cyrillic) {
  for (const Pair& pair : kPairs) {
    if (pair.cyrillic == cyrillic) return pair.latin;
  }
  return 0;
}

char32_t cyrillic_lookalike(char32_t latin) {
  for (const Pair& pair : kPairs) {
    if (pair.latin == latin) return pair.cyrillic;
  }
  return 0;
}

namespace {

/// Latin spellings of Х before a number, and of ковид.
std::string one_spelling(std::string code) {
  const auto starts = [&](std::string_view letters) {
    return code.starts_with(letters) && code.size() > letters.size() &&
           code[letters.size()] >= '0' && code[letters.size()] <= '9';
  };
  if (starts("kh") || starts("ch")) return "x" + code.substr(2);  // Kh-101 is Х-101
  if (starts("kovid")) code[0] = 'c';
  return code;
}

}  // namespace

std::string canonical_code(std::string_view folded) {
  std::string alike;
  for (std::size_t i = 0; i < folded.size();) {
    const utf8::Character decoded = utf8::decode(folded, i);
    char32_t letter = decoded.code;
    if (character(letter).script == Script::kCyrillic) {
      letter = latin_lookalike(letter);
      if (letter == 0) return one_spelling(bridge::romanise(folded, Language::kRu));
    }
    utf8::append(alike, letter);
    i += decoded.length;
  }
  return one_spelling(std::move(alike));
}

}  // namespace tropa::text
