// What a bilingual lexicon knows of a word. Hand-made rows win: where a concept gives a name in a
// language, and the index has it, translations that nobody made by hand count less.
#include "expand/word_group.hpp"
#include "schema.hpp"
#include "tropa/function_words.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::expand {
namespace {

// The rows of the table that have this stem for a name. The stem and not the word is asked: ru
// "белка" is a squirrel, though the table has "белка" as a form of protein.
std::vector<ConceptMatch> concepts_of(const Resources& resources, const std::string& stem,
                                      Language language) {
  WordReadings reading{.text = stem, .stems = {}};
  reading.stems[static_cast<std::size_t>(language)].add(stem);
  return resources.find_concepts({&reading, 1});
}

// The languages in which such a row has names.
LanguageSet languages_of_concepts(const Resources& resources, const std::string& stem,
                                  Language language) {
  LanguageSet languages;
  for (const ConceptMatch& match : concepts_of(resources, stem, language)) {
    for (const ConceptAlias& alias : resources.concept_at(match.concept_index).aliases) {
      languages.add(alias.language);
    }
  }
  return languages;
}

// The languages in which the index has a name that the table gives.
LanguageSet languages_found(const Group& group) {
  LanguageSet languages;
  for (const Alternative& one : group.alternatives) {
    if (one.why == Why::kConcept) languages.add(one.language);
  }
  return languages;
}

// "żelazna droga" -> a slot for each of its stems.
std::vector<PhraseSlot> slots_of(const Translation& translation) {
  std::vector<PhraseSlot> slots;
  for (std::string_view rest = translation.text; !rest.empty();) {
    const std::size_t end = rest.find(' ');
    slots.push_back({schema::stem_term(translation.language, rest.substr(0, end))});
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return slots;
}

}  // namespace

void GroupMaker::add_translations(Group& group, const QueryWord& word) {
  if (!options_.lexicon) return;
  const LanguageSet found = languages_found(group);
  for (const Language language : kStemmedLanguages) {
    double weight = weight_of(Why::kLexicon);
    for (const std::string& stem : word.readings.stems[static_cast<std::size_t>(language)].all()) {
      // What a lexicon has in the other aspect only, or as the verb of a participle.
      std::vector<std::string> aspects;
      if (!add_translations_of(group, stem, language, weight, found, word.is_capital))
        analyzer_.other_aspect(stem, language, aspects);
      for (const std::string& other : aspects) {
        add_translations_of(group, other, language, weight * kOtherAspect, found, word.is_capital);
      }
      weight = weight_of(Why::kLexicon) * kLesserReading;
    }
  }
}

bool GroupMaker::add_translations_of(Group& group, const std::string& stem, Language language,
                                     double weight, LanguageSet found, bool is_capital) {
  const Resources& resources = analyzer_.resources();
  const std::vector<Translation> all = resources.translations(stem, language);
  std::vector<Translation> without_concept;
  LanguageSet spoken;
  if (!found.empty()) spoken = languages_of_concepts(resources, stem, language);
  for (const Translation& one : all) {
    const bool is_beside = spoken.has(one.language) && found.has(one.language);
    const double share = is_beside && one.confidence < 1 ? kBesideConcept : 1;
    if (tropa::is_function_word(one.text)) continue;  // szkoda is also "но"
    if (!is_beside) without_concept.push_back(one);
    Alternative alternative{.slots = slots_of(one),
                            .shown = one.text,
                            .language = one.language,
                            .why = Why::kLexicon,
                            .weight = weight * share * one.confidence,
                            .documents = UINT64_MAX};
    for (const PhraseSlot& slot : alternative.slots) {
      if (alternative.documents == 0) break;
      alternative.documents =
          std::min(alternative.documents, vocabulary_.documents_with(slot.front()));
    }
    if (alternative.documents > 0) add(group, std::move(alternative));
  }
  // A name is hardly what its translation is also called: Nord is no north.
  if (options_.concepts && !is_capital) add_names_of(group, without_concept, language);
  return !all.empty();
}

// What the table calls what translations mean, where two of them agree, or all are of one language.
// Others may be homonyms, and are no more than related: popęd is uk потяг, which is also a train,
// but ru влечение.
void GroupMaker::add_names_of(Group& group, std::span<const Translation> translations,
                              Language own) {
  struct Votes {
    std::size_t count = 0;
    double confidence = 0;
  };
  std::map<std::size_t, Votes> rows;
  bool is_one_language = true;
  for (const Translation& one : translations) {
    is_one_language &= one.language == translations.front().language;
    for (const ConceptMatch& match : concepts_of(analyzer_.resources(), one.text, one.language)) {
      Votes& votes = rows[match.concept_index];
      ++votes.count;
      votes.confidence = std::max(votes.confidence, one.confidence);
    }
  }
  for (const auto& [row, votes] : rows) {
    const bool is_sure = votes.count > 1 || is_one_language;
    if (!is_sure && !options_.related) continue;
    LanguageSet without;
    if (votes.count == 1) without.add(own);
    add_concept(group, row, is_sure ? Why::kLexicon : Why::kRelated,
                (is_sure ? kByWayOfTranslation : 1) * votes.confidence, false, without);
  }
}

}  // namespace tropa::expand
