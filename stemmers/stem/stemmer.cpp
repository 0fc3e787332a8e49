// Where the stems of a word come from: the dictionary; for a word that is not in it, the rules and
// the endings of known words, less what would join it to a known word.
#include "stem/stemmer.hpp"

#include "stem/rules.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

namespace tropa {
namespace {

// Counts the changes of the rules, and of the order below, that give some word other stems.
constexpr std::string_view kRulesVersion = "rules-3";

void stem_by_rules(std::string_view folded, Language language, Stems& out) {
  switch (language) {
    case Language::kPl:
      return rules::stem_polish(folded, out);
    case Language::kUk:
      return rules::stem_ukrainian(folded, out);
    case Language::kRu:
      return rules::stem_russian(folded, out);
    case Language::kOther:
      return;
  }
}

bool is_infinitive(std::string_view stem, Language language) {
  switch (language) {
    case Language::kPl:
      return stem.ends_with("ć");
    case Language::kUk:
      return stem.ends_with("ти") || stem.ends_with("тися");
    case Language::kRu:
      return stem.ends_with("ть") || stem.ends_with("ться") || stem.ends_with("ти");
    case Language::kOther:
      return false;
  }
  return false;
}

constexpr std::size_t kMostByRules = 2;  // of the three stems of a word in no dictionary

// Stands behind a stem made by rule that is spelt like a known word: карим~ of an unknown Каримом
// is no form of карий. No letter, so that no word of a dictionary meets it and the bridge skips it.
constexpr char kApart = '~';

std::size_t letters_in(std::string_view word) {
  std::size_t count = 0;
  for (const char c : word) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

/// Whether the word is in the dictionary as the name of its own paradigm.
bool is_base(const dictionary::Dictionary& known, std::string_view word) {
  Stems stems;
  if (!known.find(word, stems)) return false;
  for (const std::string& stem : stems.all()) {
    if (stem == word) return true;
  }
  return false;
}

/// Endings of nouns after a consonant; a word of the dictionary that takes none has one form there.
std::span<const std::string_view> noun_endings(Language language) {
  static constexpr std::array<std::string_view, 5> kPolish{"a", "u", "em", "y", "i"};
  static constexpr std::array<std::string_view, 5> kUkrainian{"а", "у", "ом", "и", "і"};
  static constexpr std::array<std::string_view, 5> kRussian{"а", "у", "ом", "ы", "и"};
  switch (language) {
    case Language::kPl:
      return kPolish;
    case Language::kUk:
      return kUkrainian;
    case Language::kRu:
      return kRussian;
    case Language::kOther:
      return {};
  }
  return {};
}

constexpr std::size_t kFewestLettersOfBase = 4;  // shorter ones are particles and abbreviations

/// Foreign names stand in the dictionaries in the nominative alone (Huang, Інтел): a case form of
/// one is unknown and belongs to it.
bool is_undeclined(const dictionary::Dictionary& known, const std::string& base,
                   std::string_view form, Language language) {
  if (!form.starts_with(base) || letters_in(base) < kFewestLettersOfBase) return false;
  if (!is_base(known, base)) return false;
  std::string other;
  for (const std::string_view ending : noun_endings(language)) {
    other.assign(base).append(ending);
    if (known.has(other)) return false;
  }
  return true;
}

/// Whether what looks like an instrumental is a compound that ends in a known noun: Росатом.
bool ends_in_base(const dictionary::Dictionary& known, std::string_view word, Language language) {
  const bool looks_like_case = language == Language::kPl
                                   ? word.ends_with("em")
                                   : word.ends_with("ом") || word.ends_with("ем");
  if (!looks_like_case) return false;
  for (std::size_t at = 1; at < word.size(); ++at) {
    if ((static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;
    const std::string_view tail = word.substr(at);
    if (letters_in(tail) < kFewestLettersOfBase) return false;
    if (is_base(known, tail)) return true;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<StemmerSet>> StemmerSet::load(const std::filesystem::path& data_directory) {
  Dictionaries dictionaries;
  for (std::size_t i = 0; i < kStemmedLanguages.size(); ++i) {
    std::string name(to_string(kStemmedLanguages[i]));
    auto opened = dictionary::Dictionary::open(data_directory / (name + ".dict"));
    if (!opened) return opened.error();
    dictionaries[i] = std::move(*opened);
  }
  return std::unique_ptr<StemmerSet>(new StemmerSet(std::move(dictionaries)));
}

void StemmerSet::stem(std::string_view folded, Language language, Stems& out) const {
  (void)stem_with_source(folded, language, out);
}

StemmerSet::Source StemmerSet::stem_with_source(std::string_view folded, Language language,
                                                Stems& out) const {
  if (language == Language::kOther || folded.empty()) return Source::kNone;
  const dictionary::Dictionary& known = dictionaries_[static_cast<std::size_t>(language)];
  if (known.find(folded, out)) return Source::kDictionary;
  // The dictionary has every form of the words it has, so a form that it lacks is hardly a form of
  // one of them. Verbs are the exception: their negated participles and rare reflexives are
  // endless.
  const auto is_plausible = [&](const std::string& stem) {
    return stem == folded || is_infinitive(stem, language) || !known.has(stem);
  };
  Stems by_rules;
  stem_by_rules(folded, language, by_rules);
  Stems by_endings;
  known.guess(folded, by_endings);
  for (const Stems* const candidates : {&by_rules, &by_endings}) {
    for (const std::string& stem : candidates->all()) {
      if (is_undeclined(known, stem, folded, language)) out.add(stem);
    }
  }
  if (ends_in_base(known, folded, language)) out.add(folded);
  std::size_t left = kMostByRules;
  for (const std::string& stem : by_rules.all()) {
    if (left-- == 0) break;
    if (is_plausible(stem)) {
      out.add(stem);
    } else if (letters_in(stem) >= kFewestLettersOfBase &&
               std::ranges::find(out.all(), stem) == out.all().end()) {
      out.add(stem + kApart);
    }
  }
  const Source source = out.empty() ? Source::kEndings : Source::kRules;
  // The endings of known words give a whole word where the rules cut one, so the two seldom agree
  // and find more together; a likely second stem finds more than it joins wrongly.
  std::size_t guesses = letters_in(folded) > kFewestLettersOfBase ? 2 : 1;
  for (const std::string& stem : by_endings.all()) {
    if (guesses == 0) break;
    if (is_plausible(stem)) {
      out.add(stem);
      --guesses;
    }
  }
  if (!out.empty()) return source;
  out.add(folded);
  return Source::kItself;
}

std::string StemmerSet::fingerprint() const {
  std::string text(kRulesVersion);
  for (const dictionary::Dictionary& known : dictionaries_) {
    text += ' ';
    text += std::to_string(known.checksum());
  }
  return text;
}

}  // namespace tropa
