// What a bilingual lexicon knows of a word: dictionary words that no row of the concept table has.
// Hand-made rows win: a stem gets no translations in a language in which the index has a name
// that a concept gives it.
#include "expand/word_group.hpp"
#include "schema.hpp"
#include "tropa/function_words.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace tropa::expand {
namespace {

// The languages in which a row of the table names what this stem means. The stem and not the word
// is asked: ru "белка" is a squirrel, though the table has "белка" as a form of protein.
LanguageSet languages_of_concepts(const Resources& resources, const std::string& stem,
                                  Language language) {
  WordReadings reading{.text = stem, .stems = {}};
  reading.stems[static_cast<std::size_t>(language)].add(stem);
  LanguageSet languages;
  for (const ConceptMatch& match : resources.find_concepts({&reading, 1})) {
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
  const Resources& resources = analyzer_.resources();
  const LanguageSet found = languages_found(group);
  for (const Language language : kStemmedLanguages) {
    double weight = weight_of(Why::kLexicon);
    for (const std::string& stem : word.readings.stems[static_cast<std::size_t>(language)].all()) {
      LanguageSet spoken;
      if (!found.empty()) spoken = languages_of_concepts(resources, stem, language);
      for (const Translation& one : resources.translations(stem, language)) {
        if (spoken.has(one.language) && found.has(one.language)) continue;
        if (word.is_capital && tropa::is_function_word(one.text)) continue;  // Лі is no ли
        Alternative alternative{.slots = slots_of(one),
                                .shown = one.text,
                                .language = one.language,
                                .why = Why::kLexicon,
                                .weight = weight * one.confidence,
                                .documents = UINT64_MAX};
        for (const PhraseSlot& slot : alternative.slots) {
          alternative.documents =
              std::min(alternative.documents, vocabulary_.documents_with(slot.front()));
        }
        if (alternative.documents > 0) add(group, std::move(alternative));
      }
      weight = weight_of(Why::kLexicon) * kLesserReading;
    }
  }
}

}  // namespace tropa::expand
