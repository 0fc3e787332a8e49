#include "text/fold.hpp"

#include "text/character.hpp"
#include "text/lookalike.hpp"
#include "tropa/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

namespace tropa::text {
namespace {

void append_character(std::string& out, char32_t code_point) {
  const Character c = character(code_point);
  switch (c.kind) {
    case CharClass::kIgnorable:
      break;
    case CharClass::kApostrophe:
      out.push_back('\'');
      break;
    case CharClass::kLetter:
    case CharClass::kDigit:
      utf8::append(out, c.folded);
      break;
    default:
      utf8::append(out, code_point);
  }
}

}  // namespace

void append_folded_by_icu(std::string& out, std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  icu::UnicodeString composed = nfc->normalize(source, status);
  if (U_FAILURE(status)) composed = source;  // only out of memory
  composed.foldCase();
  for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    const auto point = static_cast<char32_t>(composed.char32At(i));
    if (point != 0xFFFD) append_character(out, point);
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool needs_icu = false;
  for (std::size_t i = 0; i < text.size() && !needs_icu;) {
    const utf8::Character decoded = utf8::decode(text, i);
    i += decoded.length;
    if (!decoded.valid) continue;
    needs_icu = character(decoded.code).needs_normalizing;
    append_character(out, decoded.code);
  }
  if (needs_icu) {
    out.clear();
    append_folded_by_icu(out, text);
  }
  return out;
}

bool repair_script(std::string& word) {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  std::size_t changes = 0;
  Script before = Script::kOther;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::Character decoded = utf8::decode(word, i);
    const Script script = character(decoded.code).script;
    latin += script == Script::kLatin;
    cyrillic += script == Script::kCyrillic;
    changes += script != before && before != Script::kOther && script != Script::kOther;
    if (script != Script::kOther) before = script;
    i += decoded.length;
  }
  // Two or more odd letters side by side are no slip but a word with an ending of the other
  // language: LLMів.
  if (changes == 1 && std::min(latin, cyrillic) >= 2) return false;
  // A draw goes to Cyrillic: typists slip into Latin (i, c, o) far more often than the other way.
  const bool to_cyrillic = cyrillic >= latin;
  std::string repaired;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::Character decoded = utf8::decode(word, i);
    const Script script = character(decoded.code).script;
    char32_t letter = decoded.code;
    if (script == Script::kLatin && to_cyrillic) letter = cyrillic_lookalike(letter);
    if (script == Script::kCyrillic && !to_cyrillic) letter = latin_lookalike(letter);
    if (letter == 0) return false;
    utf8::append(repaired, letter);
    i += decoded.length;
  }
  word = repaired;
  return true;
}

}  // namespace tropa::text
