#include "text/character.hpp"
#include "tropa/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

namespace tropa::text {
namespace {

// Everything that news in our languages is made of lies below: ASCII, Latin with marks, Greek,
// Cyrillic. The rest asks ICU each time.
constexpr char32_t kTableSize = 0x530;

constexpr bool is_polish_mark(char32_t c) {
  switch (c) {
    case U'ą':
    case U'ć':
    case U'ę':
    case U'ł':
    case U'ń':
    case U'ó':
    case U'ś':
    case U'ź':
    case U'ż':
      return true;
    default:
      return false;
  }
}

// Latin letters whose mark is not a combining one, so that no decomposition takes it off. ł is
// Polish and stays.
constexpr char32_t without_stroke(char32_t c) {
  switch (c) {
    case U'đ':
    case U'ð':
      return U'd';
    case U'ø':
      return U'o';
    case U'ħ':
      return U'h';
    case U'ı':
      return U'i';
    case U'ŧ':
      return U't';
    default:
      return c;
  }
}

Script script_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Script::kLatin;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c < 0xC0) return Script::kOther;
  if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) return Script::kLatin;
  return Script::kOther;
}

char32_t fold_letter(char32_t c) {
  const char32_t lower =
      static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  if (lower < 0x80 || is_polish_mark(lower)) return lower;
  if (lower == U'ё') return U'е';
  if (lower == U'ґ') return U'г';
  if (script_of(lower) != Script::kLatin) return lower;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_SUCCESS(status) && nfd->getDecomposition(static_cast<UChar32>(lower), parts)) {
    return without_stroke(static_cast<char32_t>(parts.char32At(0)));
  }
  return without_stroke(lower);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == U'’' || c == U'ʼ' || c == U'‘' || c == '`';
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013';
}

Character ask_icu(char32_t c) {
  Character out;
  const auto point = static_cast<UChar32>(c);
  if (is_apostrophe(c)) {
    out.kind = CharClass::kApostrophe;
    return out;
  }
  if (is_hyphen(c)) {
    out.kind = CharClass::kHyphen;
    return out;
  }
  const int type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK) {
    out.kind = CharClass::kIgnorable;
    out.needs_normalizing =
        true;  // и + breve is й, another letter: only ICU may tell a stress mark from a part
    return out;
  }
  if (type == U_FORMAT_CHAR) {
    out.kind = CharClass::kIgnorable;
    return out;
  }
  if (u_isdigit(point)) {
    out.kind = CharClass::kDigit;
    out.folded = static_cast<char32_t>('0' + u_charDigitValue(point));
    return out;
  }
  if (u_isalpha(point)) {
    out.kind = CharClass::kLetter;
    out.script = script_of(c);
    out.is_upper = u_isupper(point) || u_istitle(point);
    out.folded = fold_letter(c);
    icu::UnicodeString full(point);
    full.foldCase();
    out.needs_normalizing = full.countChar32() > 1;  // ß, ligatures
  }
  return out;
}

}  // namespace

Character character(char32_t code_point) {
  static const auto table = [] {
    std::array<Character, kTableSize> made;
    for (char32_t c = 0; c < kTableSize; ++c) made[c] = ask_icu(c);
    return made;
  }();
  return code_point < kTableSize ? table[code_point] : ask_icu(code_point);
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Character decoded = utf8::decode(text, i);
    utf8::append(out, decoded.valid ? decoded.code : U'\uFFFD');
    i += decoded.length;
  }
  return out;
}

}  // namespace tropa::text
