#include "expand/word_group.hpp"

#include "expand/repaired.hpp"
#include "schema.hpp"
#include "words/likeness.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace tropa::expand {
namespace {

// The reading that the table means is the one whose stem is the alias as written; a table holds
// base forms.
std::vector<std::string> stems_of_alias_word(const ConceptAlias& alias, std::size_t word) {
  if (word >= alias.stems.size()) return {};
  const std::vector<std::string>& stems = alias.stems[word];
  if (std::ranges::find(stems, alias.words[word]) != stems.end()) return {alias.words[word]};
  return stems;
}

PhraseSlot slot_of(const ConceptAlias& alias, std::size_t word) {
  PhraseSlot slot;
  for (const std::string& stem : stems_of_alias_word(alias, word)) {
    slot.push_back(schema::stem_term(alias.language, stem));
  }
  // English, codes and acronyms stand in articles of any language as they are.
  if (slot.empty()) slot.push_back(schema::word_term(alias.words[word]));
  return slot;
}

bool begins_with_capital(std::string_view text) {
  const std::string folded = fold(text);
  return folded.substr(0, 2) != text.substr(0, 2);
}

// Whether a name of the row has this word, and with a capital: Газа in "сектор Газа".
bool has_as_name(const Concept& row, std::string_view folded) {
  return std::ranges::any_of(row.aliases, [folded](const ConceptAlias& alias) {
    if (std::ranges::find(alias.words, folded) == alias.words.end()) return false;
    for (std::string_view rest = alias.text; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (begins_with_capital(word) && fold(word) == folded) return true;
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    return false;
  });
}

// The word as its own stem, or as written.
PhraseSlot exact_slot_of(const ConceptAlias& alias) {
  PhraseSlot slot = slot_of(alias, 0);
  if (slot.size() != 1 || slot[0] != schema::stem_term(alias.language, alias.words[0]))
    slot = {schema::word_term(alias.words[0])};
  return slot;
}

}  // namespace

void GroupMaker::add(Group& group, Alternative alternative) {
  if (terms_ >= kMaxTerms) {
    was_cut_ = true;
    return;
  }
  for (Alternative& other : group.alternatives) {
    if (other.slots != alternative.slots) continue;
    if (other.weight < alternative.weight) other = std::move(alternative);
    return;
  }
  for (const PhraseSlot& slot : alternative.slots) terms_ += slot.size();
  group.alternatives.push_back(std::move(alternative));
}

void GroupMaker::add_term(Group& group, std::string term, std::string shown, Language language,
                          Why why, double weight) {
  const std::uint64_t documents = vocabulary_.documents_with(term);
  if (documents == 0) return;
  add(group, {.slots = {{std::move(term)}},
              .shown = std::move(shown),
              .language = language,
              .why = why,
              .weight = weight,
              .documents = documents});
}

void GroupMaker::add_forms(Group& group, const QueryWord& word) {
  const std::string& text = word.readings.text;
  add_term(group, schema::word_term(text), text, Language::kOther, Why::kWord,
           weight_of(Why::kWord));
  for (const Language language : kStemmedLanguages) {
    double weight = weight_of(Why::kStem);
    for (const std::string& stem : word.readings.stems[static_cast<std::size_t>(language)].all()) {
      add_term(group, schema::stem_term(language, stem), stem, language, Why::kStem, weight);
      weight = weight_of(Why::kStem) * kLesserReading;
    }
  }
}

void GroupMaker::add_spellings(Group& group, const QueryWord& word) {
  if (word.script != Script::kLatin) return;
  const std::string plain = without_diacritics(word.readings.text);
  const double weight = weight_of(Why::kSpelling);
  if (plain != word.readings.text) {
    add_term(group, schema::word_term(plain), plain, Language::kOther, Why::kSpelling, weight);
    return;
  }
  for (const std::string& term : vocabulary_.terms_for(schema::undiacritic_key(plain))) {
    const auto parsed = schema::parse_body_term(term);
    if (parsed)
      add_term(group, term, std::string(parsed->text), parsed->language, Why::kSpelling, weight);
  }
}

void GroupMaker::add_concept(Group& group, std::size_t concept_index, Why why, double share,
                             bool is_quoted, LanguageSet without) {
  const Concept& row = analyzer_.resources().concept_at(concept_index);
  const double weight = weight_of(why) * share;
  std::optional<BridgeWord> heard;
  if (why == Why::kConcept) heard.emplace(fold(group.word));
  for (const ConceptAlias& alias : row.aliases) {
    if (without.has(alias.language)) continue;
    if (alias.words.size() == 1) {
      const bool is_alike =
          heard && heard->alike(alias.words[0], kMinLikenessOfCognate) >= kMinLikenessOfCognate;
      for (std::string& term : is_quoted ? exact_slot_of(alias) : slot_of(alias, 0)) {
        if (is_quoted && begins_with_capital(alias.text) &&
            casing_of(term, vocabulary_) != Casing::kName) {
          continue;
        }
        const auto parsed = schema::parse_body_term(term);
        const std::string shown(parsed ? parsed->text : std::string_view(term));
        add_term(group, std::move(term), shown, alias.language, why,
                 is_alike ? weight * kSoundsAlikeToo : weight);
      }
      continue;
    }
    Alternative phrase{.slots = {},
                       .shown = alias.text,
                       .language = alias.language,
                       .why = why,
                       .weight = weight,
                       .documents = UINT64_MAX};
    for (std::size_t word = 0; word < alias.words.size() && phrase.documents > 0; ++word) {
      PhraseSlot slot;
      std::uint64_t most = 0;
      for (std::string& term : slot_of(alias, word)) {
        const std::uint64_t documents = vocabulary_.documents_with(term);
        if (documents == 0) continue;
        most += documents;
        slot.push_back(std::move(term));
      }
      phrase.documents = std::min(phrase.documents, most);
      phrase.slots.push_back(std::move(slot));
    }
    if (phrase.documents > 0) add(group, std::move(phrase));
  }
}

std::vector<std::size_t> GroupMaker::names_typed(const QueryWord& word, const Meanings& meanings,
                                                 std::size_t index) const {
  std::vector<std::size_t> rows;
  if (!word.is_capital) return rows;
  for (const ConceptMatch& match : meanings.matches) {
    if (match.first == index && match.count == 1 &&
        has_as_name(analyzer_.resources().concept_at(match.concept_index), word.readings.text)) {
      rows.push_back(match.concept_index);
    }
  }
  return rows;
}

void GroupMaker::prefer_names(Group& group, std::span<const std::size_t> rows) {
  for (Alternative& one : group.alternatives) {
    if (one.why != Why::kStem || one.shown == fold(group.word)) continue;
    const bool is_of_name = std::ranges::any_of(rows, [&](std::size_t row) {
      return std::ranges::any_of(
          analyzer_.resources().concept_at(row).aliases, [&](const ConceptAlias& alias) {
            return alias.words.size() == 1 && slot_of(alias, 0) == one.slots[0];
          });
    });
    if (!is_of_name) one.weight *= kBesideName;
  }
}

void GroupMaker::add_relatives(Group& group, const QueryWord& word, double least_likeness) {
  LanguageSet translated;
  for (const Alternative& one : group.alternatives) {
    if (one.why == Why::kConcept || one.why == Why::kLexicon) translated.add(one.language);
  }
  for (Relative& one : relatives_.find(word, translated, options_.concepts)) {
    if (one.likeness < least_likeness) continue;
    add_term(group, std::move(one.term), std::move(one.text), one.language, Why::kBridge,
             weight_of(Why::kBridge) * one.likeness);
  }
}

Group GroupMaker::literal(const QueryWord& word) {
  Group group{.word = word.original, .alternatives = {}, .parts = {}, .literal = true};
  const Why why = word.kind == TokenKind::kCode ? Why::kCode : Why::kWord;
  add_term(group, schema::word_term(word.readings.text), word.readings.text, Language::kOther, why,
           weight_of(why));
  return group;
}

Group GroupMaker::forms_of(const QueryWord& word) {
  if (!options_.expand) return literal(word);
  if (word.keeps_typed) {
    Group group = forms_of(as_typed(word));
    Group meant = forms_of(as_meant(word));
    mark_as_repair(meant, kPerhapsMeant);
    join(group, std::move(meant));
    return group;
  }
  Group group{.word = word.original, .alternatives = {}, .parts = {}, .literal = false};
  if (word.kind == TokenKind::kWord) {
    add_forms(group, word);
    add_spellings(group, word);
  } else {
    add_codes(group, word);
  }
  if (word.repaired_from) mark_as_repair(group);
  return group;
}

Group GroupMaker::beginning(const QueryWord& word, std::size_t most) {
  const std::string shown = word.original + '*';
  Group group{.word = shown, .alternatives = {}, .parts = {}, .literal = false};
  const PrefixExpansion found = vocabulary_.most_frequent_with_prefix({}, word.readings.text, most);
  if (found.words.empty()) return group;
  PhraseSlot slot;
  for (const std::string& one : found.words) slot.push_back(schema::word_term(one));
  add(group, {.slots = {std::move(slot)},
              .shown = shown,
              .language = Language::kOther,
              .why = Why::kWord,
              .weight = weight_of(Why::kWord),
              .documents = found.documents});
  if (found.all > found.words.size()) {
    warnings_.push_back(std::to_string(found.all) + " words begin with " + shown +
                        "; searched for the " + std::to_string(found.words.size()) +
                        " most frequent");
  }
  return group;
}

Group GroupMaker::names_of(std::span<const QueryWord> all) {
  Group group{.word = {}, .alternatives = {}, .parts = {}, .literal = false};
  if (!options_.expand || !options_.concepts) return group;
  std::vector<WordReadings> readings;
  for (const QueryWord& word : all) {
    if (word.is_part) continue;
    readings.push_back(word.readings);
    if (!group.word.empty()) group.word += ' ';
    group.word += word.original;
  }
  for (const ConceptMatch& match : analyzer_.resources().find_concepts(readings)) {
    if (match.count == readings.size())
      add_concept(group, match.concept_index, Why::kConcept, 1, true);
  }
  if (std::ranges::any_of(all, is_repaired)) mark_as_repair(group);
  return group;
}

}  // namespace tropa::expand
