#include "tools/ukrainian.hpp"

#include "tools/fold_word.hpp"
#include "tools/hunspell.hpp"
#include "tools/ukrainian_flat.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

namespace tropa::tools {
namespace {

constexpr char kAdverb = '+';  // adjective -> adverb: a word of its own, окремо beside окремий
constexpr char kInhabitant = 'c';  // Черіївці -> черієвець: another word

/// How the ending of the word was changed: "ий>ого" of окремий, окремого.
std::string tag_of_change(std::string_view word, std::string_view form) {
  std::size_t same = 0;
  while (same < word.size() && same < form.size() && word[same] == form[same]) ++same;
  // Not into the middle of a letter of two bytes.
  while (same > 0 && same < form.size() && (static_cast<unsigned char>(form[same]) & 0xC0) == 0x80)
    --same;
  std::string change(word.substr(same));
  change += '>';
  change += form.substr(same);
  return change;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view e) { return word.ends_with(e); });
}

/// A verb is imperfective when it has the future in -тиме, which is the infinitive and -ме.
void note_kind(const std::string& form, const HunspellForm& entry, Lexicon& lexicon) {
  constexpr std::size_t kMe = 4;  // bytes of "ме"
  if (form.ends_with("тиме")) {
    lexicon.note(form.substr(0, form.size() - kMe), kImperfective);
  } else if (form.ends_with("тиметься")) {
    lexicon.note(form.substr(0, form.size() - 3 * kMe) + "ся", kImperfective);
  } else if (entry.flag == '\0' && ends_with_any(form, {"ти", "тися"})) {
    lexicon.note(form, kPerfective);
  } else if (entry.flag == '\0' && ends_with_any(form, {"ений", "єний", "аний", "яний", "тий"})) {
    lexicon.note(form, kParticiple);
  }
}

}  // namespace

Result<void> add_ukrainian_hunspell(std::string_view aff, std::string_view dic, Lexicon& lexicon) {
  const auto rules = Hunspell::parse(aff);
  if (!rules) return rules.error();
  const FlatEntries flat(dic);
  std::string tag;
  std::string lexeme;
  rules->expand(dic, [&](const HunspellForm& entry) {
    const auto form = fold_word(entry.form);
    const auto word = fold_word(entry.word);
    if (!form || !word || entry.flag == kInhabitant) return;
    const std::u32string letters = to_utf32(entry.word);
    const bool is_name = u_isupper(static_cast<UChar32>(letters.front())) != 0;
    note_kind(*form, entry, lexicon);
    const std::string* const base =
        entry.flags.empty() ? flat.base_of(std::string(entry.word)) : nullptr;
    const auto stem = base != nullptr ? fold_word(*base) : std::nullopt;
    if (stem) {
      tag = "flat/" + tag_of_change(*stem, *form);
      if (is_name) tag += '^';
      lexicon.add(*form, *stem, *base + "/flat", is_name, tag);
      if (*base != entry.word) return;
    }
    if (entry.flag == kAdverb) {
      lexicon.add(*form, *form, *form + "/adverb", false, "adverb");
      return;
    }
    lexeme = entry.word;
    lexeme += '/';
    lexeme += entry.flags;
    if (entry.flag == '\0') {
      tag = "word/";
      tag += entry.flags.substr(0, 1);
    } else {
      tag = entry.flag;
      tag += tag_of_change(*word, *form);
    }
    if (is_name) tag += '^';
    lexicon.add(*form, *word, lexeme, is_name, tag);
  });
  return {};
}

Preferences ukrainian_preferences() {
  Preferences out;
  out.least = 0.2;
  out.is_verbal = [](std::string_view tag) {
    return tag.find("ючи") != std::string_view::npos || tag.find("учи") != std::string_view::npos ||
           tag.find("ячи") != std::string_view::npos;
  };
  // A name without flags is one form of a name (луганська of a street): the paradigm that has the
  // form goes first.
  out.is_side = [](std::string_view tag) { return tag == "word/^"; };
  return out;
}

}  // namespace tropa::tools
