#include "expand/relatives.hpp"

#include "schema.hpp"
#include "words/likeness.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace tropa::expand {
namespace {

// Letters, whatever their number of bytes.
std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return static_cast<signed char>(byte) >= 0; });
}

// Rules guess several stems for a word that no dictionary has; one that is much shorter sounds like
// anything. Acronyms are names as they stand.
std::vector<std::string> spellings_of(const QueryWord& word) {
  constexpr std::size_t kMostEnding = 3;
  constexpr std::size_t kFewestLetters = 4;
  std::vector<std::string> out{word.readings.text};
  if (word.is_acronym) return out;
  const std::size_t letters = letters_in(word.readings.text);
  for (const Stems& stems : word.readings.stems) {
    for (const std::string& stem : stems.all()) {
      const std::size_t length = letters_in(stem);
      if (length + kMostEnding < letters || (length < kFewestLetters && length < letters)) continue;
      if (std::ranges::find(out, stem) == out.end()) out.push_back(stem);
    }
  }
  return out;
}

// No name is one, but the rules guess them of unknown words: Lynna, lynnać.
bool is_infinitive(std::string_view stem) {
  using namespace std::string_view_literals;
  return std::ranges::any_of(
      std::array{"ać"sv, "eć"sv, "ić"sv, "yć"sv, "ати"sv, "ити"sv, "ать"sv, "ить"sv, "еть"sv},
      [&](std::string_view ending) { return stem.ends_with(ending); });
}

// Names in -o have no cases: Конго, Kongo.
bool keeps_its_ending(std::string_view name) {
  return name.ends_with("o") || name.ends_with("о");
}

// Short words are like many others.
double least_for_names(std::size_t letters) {
  for (const LikenessByLetters& one : kMinLikenessOfShortNames) {
    if (letters <= one.letters) return one.least;
  }
  return kMinLikenessOfName;
}

}  // namespace

/// A way to write the word, and what it sounds like.
struct RelativeFinder::Spelling {
  explicit Spelling(std::string_view text)
      : letters(letters_in(text)), heard(text), keys(bridge_keys(text)) {}
  std::size_t letters;
  BridgeWord heard;
  std::vector<std::string> keys;
};

/// What is known of the word of the query.
struct RelativeFinder::Asked {
  const QueryWord& word;
  std::vector<Spelling> spellings;
  LanguageSet known;       // the index has the word itself in these
  LanguageSet translated;  // or another word for the same thing
  Casing casing = Casing::kUnknown;
  bool in_dictionary = false;
  bool is_capital_inside = false;
  bool concepts = false;
  std::vector<std::size_t> meanings;  // rows of the concept table
  LanguageSet named;                  // those rows have a name that sounds the same in these
  bool is_common_word = false;        // and no name

  /// Before anything is compared. A language that knows the word itself needs no other word of the
  /// same sound: there they are two words. Nor does one with a translation of a common word.
  bool may_be_like(Language language) const {
    return language == Language::kOther ||
           (!known.has(language) && !(is_common_word && translated.has(language)));
  }
};

struct RelativeFinder::Candidate {
  Relative relative;
  const Spelling* spelling = nullptr;  // the first that it is like
  std::size_t length = 0;              // in letters

  std::size_t letters() const { return std::min(length, spelling->letters); }  // of the shorter
};

bool RelativeFinder::is_in_dictionary(std::string_view text) const {
  Stems stems;
  return std::ranges::any_of(kStemmedLanguages, [&](Language language) {
    return analyzer_.stem(text, language, stems) == StemSource::kDictionary;
  });
}

void RelativeFinder::judge(const Asked& asked, std::span<const Spelling* const> spellings,
                           std::vector<std::string> terms, double least,
                           std::vector<Candidate>& out) {
  constexpr std::size_t kMostLettersMore = 5;  // of one word than of the other: шч, szcz
  if (asked.is_common_word) least = std::max(least, std::min(kSureLikeness, kMinLikenessOfCognate));
  for (std::string& term : terms) {
    const auto parsed = schema::parse_body_term(term);
    if (!parsed) continue;
    const Language language = parsed->language;
    if (!asked.may_be_like(language)) continue;
    const std::size_t length = letters_in(parsed->text);
    std::optional<BridgeWord> candidate;
    double likeness = 0;
    const Spelling* like = nullptr;
    for (const Spelling* const one : spellings) {
      // The alignment could only say no, and takes its time.
      const auto [fewer, more] = std::minmax(length, one->letters);
      if (more > fewer + kMostLettersMore) continue;
      if (!candidate) candidate.emplace(parsed->text, one->heard);
      const double found = one->heard.alike(*candidate, std::max(least, likeness));
      if (found < least || found <= likeness) continue;
      likeness = found;
      if (like == nullptr) like = one;
    }
    if (like == nullptr) continue;
    const auto same = std::ranges::find(
        out, term, [](const Candidate& one) -> const std::string& { return one.relative.term; });
    if (same != out.end()) {
      same->relative.likeness = std::max(same->relative.likeness, likeness);
      same->spelling = std::min(same->spelling, like);
      continue;
    }
    // The table also has words of other fields, and of articles that are gone.
    if (vocabulary_.documents_with(term) == 0) continue;
    std::string text(parsed->text);
    out.push_back({{std::move(term), std::move(text), language, likeness}, like, length});
  }
}

/// Calls use(key, spellings) for every key that key_of() makes, with all spellings that have it, so
/// that what stands under a key is read once. Spellings without a key are left out.
template <typename KeyOf, typename Use>
void RelativeFinder::for_each_key(const Asked& asked, KeyOf&& key_of, Use&& use) {
  std::vector<std::pair<std::string, std::vector<const Spelling*>>> keys;
  for (const Spelling& spelling : asked.spellings) {
    for (const std::string& sounds : spelling.keys) {
      std::string key = key_of(sounds);
      if (key.empty()) continue;
      auto known = std::ranges::find(keys, key, &decltype(keys)::value_type::first);
      if (known == keys.end()) known = keys.insert(keys.end(), {std::move(key), {}});
      if (std::ranges::find(known->second, &spelling) == known->second.end())
        known->second.push_back(&spelling);
    }
  }
  for (const auto& [key, spellings] : keys) use(key, spellings);
}

void RelativeFinder::propose(const Asked& asked, std::vector<Candidate>& out) {
  const auto key_of = [](const std::string& sounds) { return schema::phonetic_key(sounds); };
  for_each_key(asked, key_of, [&](const std::string& key, const auto& spellings) {
    judge(asked, spellings, vocabulary_.terms_for(key), kMinLikenessOfName, out);
  });
}

// Names whose key differs in its last consonant: Madryt and Мадрид.
void RelativeFinder::propose_near(const Asked& asked, std::vector<Candidate>& out) {
  const auto key_of = [](const std::string& sounds) {
    return sounds.size() < kMinNearKey ? std::string()
                                       : schema::phonetic_key(sounds.substr(0, sounds.size() - 1));
  };
  for_each_key(asked, key_of, [&](const std::string& key, const auto& spellings) {
    judge(asked, spellings, vocabulary_.terms_by_key_prefix(key, kMaxNear), kMinLikenessOfNear,
          out);
  });
}

// What the candidate means, when the table knows it and the word of the query means something else.
bool RelativeFinder::means_another_thing(const Asked& asked, const Candidate& candidate) const {
  const Relative& relative = candidate.relative;
  if (!asked.concepts || relative.language == Language::kOther) return false;
  WordReadings readings;
  readings.text = relative.text;
  readings.stems[static_cast<std::size_t>(relative.language)].add(relative.text);
  bool other = false;
  for (const ConceptMatch& match : analyzer_.resources().find_concepts({&readings, 1})) {
    if (std::ranges::find(asked.meanings, match.concept_index) != asked.meanings.end())
      return false;
    other = true;
  }
  return other;
}

bool RelativeFinder::is_accepted(const Asked& asked, const Candidate& candidate) {
  const Relative& relative = candidate.relative;
  const double likeness = relative.likeness;
  const Casing casing = casing_of(relative.term, vocabulary_);
  if (casing == Casing::kName && relative.language != Language::kOther &&
      is_infinitive(relative.text) && !is_in_dictionary(relative.text)) {
    return false;
  }
  const bool same_script = asked.word.script == Script::kLatin
                               ? relative.language == Language::kPl || is_ascii(relative.text)
                               : false;
  const bool is_translated =
      relative.language != Language::kOther && asked.translated.has(relative.language);
  double least = 0;
  if (asked.is_common_word) {
    if (casing == Casing::kName) {
      // катар is a word of the dictionary, too, and a capital inside a query a sign of a name.
      if (!asked.known.empty() && !asked.is_capital_inside) return false;
      least = kSureLikeness;
    } else {
      if (candidate.letters() < kFewestLettersOfCognate) return false;
      least = kMinLikenessOfCognate;
    }
  } else if (casing == Casing::kName) {
    least = asked.word.is_acronym ? kSureLikeness : least_for_names(candidate.letters());
    if (same_script) least = kSureLikeness;
    if (is_translated) least = std::max(least, kMinLikenessOfCognate);
  } else {
    if (is_translated) return false;
    const bool may_be_word = casing == Casing::kUnknown && !is_in_dictionary(relative.text);
    least = may_be_word && candidate.letters() >= 5 ? kMinLikenessOfCognate : kSureLikeness;
    // Only a long word is the same by no accident.
    if (!may_be_word && candidate.letters() < kFewestLettersOfSurely) return false;
    if (!may_be_word && !asked.in_dictionary && casing == Casing::kWord) return false;
  }
  // Where the table has a name that sounds the same, one that is only like it is another: Angola is
  // Ангола and not Ангела.
  if (relative.language != Language::kOther && asked.named.has(relative.language)) {
    const bool is_fixed = keeps_its_ending(asked.word.readings.text);
    least = std::max(least, is_fixed ? kMinLikenessOfFixedEnding : kSureLikeness);
  }
  if (likeness < least) return false;
  // Two names that sound the same are one, whatever else the table calls by it.
  if (!asked.is_common_word && casing == Casing::kName && likeness >= kSureLikeness) return true;
  return !means_another_thing(asked, candidate);
}

void RelativeFinder::add_named(Asked& asked) const {
  const BridgeWord heard(asked.word.readings.text);
  for (const std::size_t row : asked.meanings) {
    for (const ConceptAlias& alias : analyzer_.resources().concept_at(row).aliases) {
      if (alias.words.size() != 1 || alias.language == Language::kOther) continue;
      if (heard.alike(alias.words[0], kSureLikeness) >= kSureLikeness)
        asked.named.add(alias.language);
    }
  }
}

std::vector<Relative> RelativeFinder::find(const QueryWord& word, LanguageSet translated,
                                           bool concepts) {
  const std::vector<std::string> spellings = spellings_of(word);
  Asked asked{.word = word,
              .spellings = {spellings.begin(), spellings.end()},
              .known = {},
              .translated = translated,
              .casing = Casing::kUnknown,
              .in_dictionary = is_in_dictionary(word.readings.text),
              .is_capital_inside = word.is_capital && word.begin > 0,
              .concepts = concepts,
              .meanings = {},
              .named = {},
              .is_common_word = false};
  for (const Language language : kStemmedLanguages) {
    for (const std::string& stem : word.readings.stems[static_cast<std::size_t>(language)].all()) {
      const std::string term = schema::stem_term(language, stem);
      if (vocabulary_.documents_with(term) == 0) continue;
      asked.known.add(language);
      // Of several readings one that is a name is enough.
      const Casing casing = casing_of(term, vocabulary_);
      if (casing == Casing::kName || asked.casing == Casing::kUnknown) asked.casing = casing;
    }
  }
  if (concepts) {
    for (const ConceptMatch& match : analyzer_.resources().find_concepts({&word.readings, 1}))
      asked.meanings.push_back(match.concept_index);
    add_named(asked);
  }
  // A capital at the beginning of a query is no proof, but in no dictionary stands what is no word.
  asked.is_common_word =
      asked.casing == Casing::kWord || (asked.casing == Casing::kUnknown && asked.in_dictionary &&
                                        (!word.is_capital || !asked.known.empty()));
  std::vector<Candidate> candidates;
  propose(asked, candidates);
  std::erase_if(candidates, [&](const Candidate& one) { return !is_accepted(asked, one); });
  const bool is_sure = std::ranges::any_of(
      candidates, [](const Candidate& one) { return one.relative.likeness >= kSureLikeness; });
  if (!is_sure) {
    std::vector<Candidate> near;
    propose_near(asked, near);
    for (Candidate& one : near) {
      const bool is_new = std::ranges::none_of(candidates, [&](const Candidate& other) {
        return other.relative.term == one.relative.term;
      });
      if (is_new && is_accepted(asked, one)) candidates.push_back(std::move(one));
    }
  }
  std::vector<Relative> out;
  for (Candidate& one : candidates) out.push_back(std::move(one.relative));
  std::ranges::sort(out, [](const Relative& a, const Relative& b) {
    return std::tie(b.likeness, a.term) < std::tie(a.likeness, b.term);
  });
  if (out.size() > kMaxRelatives) out.resize(kMaxRelatives);
  return out;
}

}  // namespace tropa::expand
