// Where the stems of a word come from: the dictionary; for a word that is not in it, the rules and the endings of
// known words, less what would join it to a known word.
#include "stem/stemmer.hpp"

#include "stem/rules.hpp"

#include <utility>

namespace tropa {
namespace {

// Counts the changes of the rules, and of the order below, that give some word other stems.
constexpr std::string_view kRulesVersion = "rules-2";

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
  // The dictionary has every form of the words it has, so a form that it lacks is hardly a form of one of them. Verbs
  // are the exception: their negated participles and rare reflexives are endless.
  const auto is_plausible = [&](const std::string& stem) {
    return stem == folded || is_infinitive(stem, language) || !known.has(stem);
  };
  Stems candidates;
  stem_by_rules(folded, language, candidates);
  for (const std::string& stem : candidates.all()) {
    if (out.size() < kMostByRules && is_plausible(stem)) out.add(stem);
  }
  const bool by_rules = !out.empty();
  // The likeliest stem by the endings of known words beside those by rule: on the development words in no dictionary
  // the two together find 2 to 3 % more pairs than either, at the same precision.
  candidates.clear();
  known.guess(folded, candidates);
  for (const std::string& stem : candidates.all()) {
    if (!is_plausible(stem)) continue;
    out.add(stem);
    break;
  }
  if (!out.empty()) return by_rules ? Source::kRules : Source::kEndings;
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
