#include "tools/polish.hpp"

#include "tools/fold_word.hpp"
#include "tools/hunspell.hpp"
#include "tools/morfologik.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace tropa::tools {
namespace {

bool starts_with_capital(std::string_view word) {
  const std::u32string letters = to_utf32(word);
  return !letters.empty() && u_isupper(static_cast<UChar32>(letters.front()));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

constexpr auto kVerbTags = std::to_array<std::string_view>(
    {"fin", "praet", "impt", "imps", "inf", "pcon", "pant", "ger", "pact", "ppas", "bedzie", "cond",
     "winien", "pred", "verb", "aglt", "pot"});

/// Nouns and their depreciative forms are one group, verbs with all they make another; the rest
/// stands alone.
std::string_view group_of(std::string_view part_of_speech) {
  if (part_of_speech == "depr") return "subst";
  if (std::ranges::find(kVerbTags, part_of_speech) != kVerbTags.end()) return "verb";
  return part_of_speech;
}

/// Gender, person and aspect say nothing of how common a form is, except the gender of nouns.
bool is_telling(std::string_view feature) {
  constexpr auto kSilent = std::to_array<std::string_view>(
      {"imperf", "perf", "imperf.perf", "refl", "nonrefl", "refl.nonrefl", "aff", "pri", "sec"});
  if (std::ranges::find(kSilent, feature) != kSilent.end()) return false;
  constexpr std::string_view kGender = "mnfp123.";
  return feature.find_first_not_of(kGender) != std::string_view::npos;
}

std::string tag_class(std::string_view alternative, bool is_name) {
  const auto parts = split(alternative, ':');
  std::string out(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (is_telling(parts[i]) || (parts[0] == "subst" && i + 1 == parts.size())) {
      out += ':';
      out += parts[i];
    }
  }
  if (is_name) out += '^';
  return out;
}

}  // namespace

Result<void> add_polimorf(std::string_view dictionary, Lexicon& lexicon) {
  return read_morfologik(dictionary, ';', [&](const MorfologikEntry& entry) {
    const auto form = fold_word(entry.form);
    const auto stem = fold_word(entry.lemma);
    if (!form || !stem) return;
    const bool is_name = starts_with_capital(entry.lemma);
    std::string lexeme;
    for (const std::string_view alternative : split(entry.tags, '+')) {
      if (alternative.starts_with("inf:") || alternative.find(":inf:") != std::string_view::npos) {
        const bool imperfective = alternative.find(":imperf") != std::string_view::npos;
        const bool perfective = alternative.find(":perf") != std::string_view::npos ||
                                alternative.find(".perf") != std::string_view::npos;
        lexicon.note(*stem, static_cast<std::uint8_t>((imperfective ? kImperfective : 0) |
                                                      (perfective ? kPerfective : 0)));
      }
      lexeme = entry.lemma;
      lexeme += '/';
      lexeme += group_of(alternative.substr(0, alternative.find(':')));
      lexicon.add(*form, *stem, lexeme, is_name, tag_class(alternative, is_name));
    }
  });
}

Result<void> add_polish_hunspell(std::string_view aff, std::string_view dic, Lexicon& lexicon) {
  auto rules = Hunspell::parse(aff);
  if (!rules) return rules.error();
  std::string lexeme;
  std::vector<std::array<std::string, 4>> fresh;
  rules->expand(dic, [&](const HunspellForm& entry) {
    const auto form = fold_word(entry.form);
    const auto stem = fold_word(entry.word);
    if (!form || !stem || entry.prefixed || lexicon.has_form(*stem)) return;
    fresh.push_back({*form, *stem, std::string(entry.word), std::string(1, entry.flag)});
  });
  for (const auto& [form, stem, word, flag] : fresh) {
    lexicon.add(form, stem, word + "/hunspell", starts_with_capital(word), "hunspell" + flag);
  }
  return {};
}

Preferences polish_preferences() {
  Preferences out;
  out.least = 0.05;
  // Negated ones are left to compete: nieporozumienie is a noun of its own.
  out.is_verbal = [](std::string_view tag) {
    const bool is_verbal =
        tag.starts_with("ger") || tag.starts_with("ppas") || tag.starts_with("pact");
    return is_verbal && tag.find(":neg") == std::string_view::npos;
  };
  // biało- of biało-czerwony, and abbreviations: only when the form is no adverb or other word.
  out.is_side = [](std::string_view tag) {
    return tag.starts_with("adja") || tag.starts_with("brev");
  };
  return out;
}

}  // namespace tropa::tools
