#include "repair/repair.hpp"

#include "repair/layout.hpp"
#include "repair/transliterate.hpp"
#include "repair/typo.hpp"
#include "schema.hpp"
#include "tropa/utf8.hpp"
#include "words/casing.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace tropa::repair {
namespace {

using expand::QueryWord;

// Shorter pieces are read as anything by one table or another.
constexpr std::size_t kFewestLetters = 3;

constexpr std::size_t kFewestLettersOfLayout = 4;
constexpr std::size_t kFewestLettersOfForm = 5;

// Of a word that some article has. Shorter ones are near to too many others.
constexpr std::size_t kFewestLettersOfSlip = 5;

// Shorter names are near to too many others: Lubmin, Lublin, Lubin.
constexpr std::size_t kFewestLettersOfNearName = 8;

}  // namespace

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::kLayout:
      return "keyboard layout";
    case Kind::kTransliteration:
      return "transliteration";
    case Kind::kTypo:
      return "typo";
  }
  return "?";
}

std::uint64_t Repairer::documents_with(const QueryWord& word) {
  std::uint64_t most = vocabulary_.documents_with(schema::word_term(word.readings.text));
  for (const Language language : kStemmedLanguages) {
    for (const std::string& stem : word.readings.stems[static_cast<std::size_t>(language)].all()) {
      most = std::max(most, vocabulary_.documents_with(schema::stem_term(language, stem)));
    }
  }
  if (word.script != Script::kLatin || most > expand::kFewArticlesOfSlip) return most;
  const std::string plain = without_diacritics(word.readings.text);
  if (plain != word.readings.text)
    return std::max(most, vocabulary_.documents_with(schema::word_term(plain)));
  for (const std::string& term : vocabulary_.terms_for(schema::undiacritic_key(plain)))
    most = std::max(most, vocabulary_.documents_with(term));
  return most;
}

std::uint64_t Repairer::documents_anywhere_with(const QueryWord& word) {
  std::uint64_t most = documents_with(word);
  if (vocabulary_.prefix().empty()) return most;
  std::string field = vocabulary_.look_in({});
  most = std::max(most, documents_with(word));
  vocabulary_.look_in(std::move(field));
  return most;
}

bool Repairer::may_be_slip(const QueryWord& word) {
  return word.kind == TokenKind::kWord && !is_short_acronym(word) &&
         utf8::characters(word.readings.text).size() >= kFewestLettersOfSlip &&
         !is_in_dictionary(word.readings.text);
}

bool Repairer::Known::is_better_than(const Known& other) const {
  return std::tie(grade, documents) > std::tie(other.grade, other.documents);
}

bool Repairer::is_short_acronym(const QueryWord& word) {
  constexpr std::size_t kMostAcronymLetters = 5;
  return word.is_acronym && utf8::characters(word.readings.text).size() <= kMostAcronymLetters;
}

std::optional<Repairer::Known> Repairer::known(std::string_view text, std::uint64_t least) {
  std::vector<QueryWord> words = expand::words_of(text, analyzer_);
  if (words.size() != 1 || words[0].kind != TokenKind::kWord ||
      utf8::characters(words[0].readings.text).size() < kFewestLetters) {
    return std::nullopt;
  }
  if (least > 0 && documents_with(words[0]) < least) return std::nullopt;
  const WordReadings& readings = words[0].readings;
  Known out{{}, Grade::kWord, vocabulary_.documents_with(schema::word_term(readings.text))};
  if (out.documents == 0) {
    out.documents = documents_with(words[0]);
    out.grade = Grade::kForm;
    std::vector<ConceptMatch> matches;
    if (concepts_) matches = analyzer_.resources().find_concepts({&readings, 1});
    // A name of something that no article names is no better than what was typed.
    if (out.documents == 0) {
      std::erase_if(matches, [&](const ConceptMatch& match) { return !has_articles(match); });
    }
    if (out.documents == 0 && matches.empty()) return std::nullopt;
    if (std::ranges::any_of(matches,
                            [&](const ConceptMatch& m) { return is_name(readings.text, m); }))
      out.grade = Grade::kName;
  }
  out.word = std::move(words[0]);
  return out;
}

bool Repairer::is_name(std::string_view folded, const ConceptMatch& match) const {
  const Concept& row = analyzer_.resources().concept_at(match.concept_index);
  return std::ranges::any_of(row.aliases, [&](const ConceptAlias& alias) {
    return alias.words.size() == 1 && alias.words[0] == folded;
  });
}

bool Repairer::has_articles(const ConceptMatch& match) {
  const Concept& row = analyzer_.resources().concept_at(match.concept_index);
  return std::ranges::any_of(row.aliases, [&](const ConceptAlias& alias) {
    for (std::size_t i = 0; i < alias.words.size(); ++i) {
      std::uint64_t most = vocabulary_.documents_with(schema::word_term(alias.words[i]));
      for (const std::string& stem : alias.stems[i]) {
        most = std::max(most, vocabulary_.documents_with(schema::stem_term(alias.language, stem)));
      }
      if (most == 0) return false;
    }
    return true;
  });
}

std::optional<QueryWord> Repairer::by_layout(std::string_view piece, std::uint64_t least) {
  std::optional<Known> best;
  for (const std::string& reading : other_layouts(piece)) {
    if (utf8::characters(reading).size() < kFewestLettersOfLayout) continue;
    auto found = known(reading, least);
    // Any few keys are the stem of something.
    if (found && found->grade == Grade::kForm &&
        utf8::characters(reading).size() < kFewestLettersOfForm)
      continue;
    if (found && (!best || found->is_better_than(*best))) best = std::move(found);
  }
  if (!best) return std::nullopt;
  return std::move(best->word);
}

std::optional<QueryWord> Repairer::by_transliteration(const QueryWord& word, std::uint64_t least) {
  if (word.script == Script::kOther) return std::nullopt;
  std::optional<Known> best;
  unsigned best_cost = 0;
  for (const Transliteration& reading : transliterations(word.readings.text)) {
    // A plainer reading is better, unless nothing but a stem speaks for it:
    // санкціі has the stem of санкції.
    const bool is_plainer = best && best_cost < reading.cost;
    if (is_plainer && (best->grade > Grade::kForm || best_cost + 1 < reading.cost)) break;
    auto found = known(reading.text, least);
    if (!found || (best && !found->is_better_than(*best))) continue;
    if (is_plainer && found->grade == best->grade) continue;
    best = std::move(found);
    best_cost = reading.cost;
  }
  if (!best) return std::nullopt;
  return std::move(best->word);
}

bool Repairer::is_credible(const QueryWord& typed, const QueryWord& meant, Kind kind) {
  if (!typed.is_capital || kind == Kind::kLayout) return true;
  // Names of authors stand in no sentence.
  if (kind == Kind::kTransliteration && !vocabulary_.prefix().empty()) return true;
  if (kind == Kind::kTypo &&
      (utf8::characters(typed.readings.text).size() < kFewestLettersOfNearName ||
       typo_distance(typed.readings.text, meant.readings.text, 1) > 1)) {
    return false;
  }
  // A name of the concept table that no article has is harmless: other names of the thing are
  // found.
  if (vocabulary_.documents_with(schema::word_term(meant.readings.text)) == 0)
    return documents_with(meant) == 0;
  return is_name(meant);
}

bool Repairer::is_name(const QueryWord& word) {
  const auto is_name_term = [&](const std::string& term) {
    return expand::casing_of(term, vocabulary_) == expand::Casing::kName;
  };
  if (is_name_term(schema::word_term(word.readings.text))) return true;
  return std::ranges::any_of(kStemmedLanguages, [&](Language language) {
    const Stems& stems = word.readings.stems[static_cast<std::size_t>(language)];
    return std::ranges::any_of(stems.all(), [&](const std::string& stem) {
      return is_name_term(schema::stem_term(language, stem));
    });
  });
}

bool Repairer::has_sure_relative(const QueryWord& word) {
  std::vector<std::string_view> spellings{word.readings.text};
  for (const Stems& stems : word.readings.stems) {
    spellings.insert(spellings.end(), stems.all().begin(), stems.all().end());
  }
  return std::ranges::any_of(spellings, [&](std::string_view spelling) {
    for (const std::string& key : bridge_keys(spelling)) {
      for (const std::string& term : vocabulary_.terms_for(schema::phonetic_key(key))) {
        const auto parsed = schema::parse_body_term(term);
        // Nobody is his own relative.
        if (!parsed || std::ranges::find(spellings, parsed->text) != spellings.end()) continue;
        // A letter typed twice sounds the same, and is a slip all the same.
        if (std::ranges::any_of(spellings, [&](std::string_view one) {
              return typo_distance(one, parsed->text, 2) <= 2;
            })) {
          continue;
        }
        if (bridge_similarity(spelling, parsed->text) >= expand::kSureLikeness &&
            vocabulary_.documents_with(term) > 0) {
          return true;
        }
      }
    }
    return false;
  });
}

// Latin letters may be those of a Cyrillic word, as more is a form of mora and море, and a name may
// be spelt like a word.
bool Repairer::is_translated(const QueryWord& word) {
  if (word.script != Script::kCyrillic || word.is_capital) return false;
  const Resources& resources = analyzer_.resources();
  Stems stems;
  for (const Language language : kStemmedLanguages) {
    if (analyzer_.stem(word.readings.text, language, stems) != StemSource::kDictionary) continue;
    std::vector<std::string> all(stems.all().begin(), stems.all().end());
    for (const std::string& stem : stems.all()) analyzer_.other_aspect(stem, language, all);
    for (const std::string& stem : all) {
      WordReadings readings{.text = stem, .stems = {}};
      readings.stems[static_cast<std::size_t>(language)].add(stem);
      if (concepts_ && !resources.find_concepts({&readings, 1}).empty()) return true;
      if (!resources.translations(stem, language).empty()) return true;
    }
  }
  return false;
}

bool Repairer::is_in_dictionary(std::string_view text) {
  Stems stems;
  return std::ranges::any_of(kStemmedLanguages, [&](Language language) {
    return analyzer_.stem(text, language, stems) == StemSource::kDictionary;
  });
}

}  // namespace tropa::repair
