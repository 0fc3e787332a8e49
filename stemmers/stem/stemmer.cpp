// Where the stems of a word come from: the dictionary; for a word that is not in it, the rules and
// the endings of known words, less what would join it to a known word.
#include "stem/stemmer.hpp"

#include "stem/listed_base.hpp"
#include "stem/rules.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tropa {
namespace {

// Counts the changes of the rules, and of the order below, that give some word other stems.
constexpr std::string_view kRulesVersion = "rules-4";

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
  // Foreign names take a Polish ending after an apostrophe when it does not fit the spelling:
  // Kennedy'ego, iPhone'ów.
  const std::size_t apostrophe = folded.find('\'');
  if (language == Language::kPl && apostrophe != std::string_view::npos && apostrophe > 2)
    return stem_with_source(folded.substr(0, apostrophe), language, out);
  if (rules::add_listed_base(known, folded, language, out)) return Source::kRules;
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
      if (rules::is_undeclined(known, stem, folded, language)) out.add(stem);
    }
  }
  if (rules::ends_in_base(known, folded, language)) out.add(folded);
  std::size_t left = kMostByRules;
  for (const std::string& stem : by_rules.all()) {
    if (left-- == 0) break;
    if (is_plausible(stem)) {
      out.add(stem);
    } else if (rules::letters_in(stem) >= rules::kFewestLettersOfBase &&
               std::ranges::find(out.all(), stem) == out.all().end()) {
      out.add(stem + kApart);
    }
  }
  const Source source = out.empty() ? Source::kEndings : Source::kRules;
  // The endings of known words give a whole word where the rules cut one, so the two seldom agree
  // and find more together; a likely second stem finds more than it joins wrongly.
  std::size_t guesses = rules::letters_in(folded) > rules::kFewestLettersOfBase ? 2 : 1;
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
