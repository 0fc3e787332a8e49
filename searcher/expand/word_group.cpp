#include "expand/word_group.hpp"

#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tropa::expand {
namespace {

std::size_t index_of(Language language) {
  return static_cast<std::size_t>(language);
}

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

bool is_repaired(const QueryWord& word) {
  return word.repaired_from.has_value();
}

// Whatever a repaired word is found by is found by repair; a related thing is no more than that.
void mark_as_repair(Group& group, double weight = weight_of(Why::kRepair)) {
  for (Alternative& one : group.alternatives) {
    one.weight *= weight;
    if (one.why != Why::kRelated) one.why = Why::kRepair;
  }
}

QueryWord as_meant(QueryWord word) {
  word.repaired_from.reset();
  word.keeps_typed = false;
  return word;
}

QueryWord as_typed(QueryWord word) {
  word.readings = std::move(*word.repaired_from);
  return as_meant(std::move(word));
}

void join(Group& group, Group other) {
  for (Alternative& one : other.alternatives) {
    const auto same = std::ranges::find(group.alternatives, one.slots, &Alternative::slots);
    if (same == group.alternatives.end()) group.alternatives.push_back(std::move(one));
  }
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
    for (const std::string& stem : word.readings.stems[index_of(language)].all()) {
      add_term(group, schema::stem_term(language, stem), stem, language, Why::kStem, weight);
      weight = weight_of(Why::kStem) * kLesserReading;
    }
  }
}

void GroupMaker::add_codes(Group& group, const QueryWord& word) {
  const std::string& code = word.readings.text;
  add_term(group, schema::word_term(code), code, Language::kOther, Why::kCode,
           weight_of(Why::kCode));
  if (word.kind == TokenKind::kNumber || !options_.bridge) return;
  for (const std::string& variant : code_variants(code)) {
    add_term(group, schema::word_term(variant), variant, Language::kOther, Why::kBridge,
             weight_of(Why::kBridge));
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

void GroupMaker::add_concept(Group& group, std::size_t concept_index, Why why) {
  const Concept& row = analyzer_.resources().concept_at(concept_index);
  for (const ConceptAlias& alias : row.aliases) {
    if (alias.words.size() == 1) {
      for (std::string& term : slot_of(alias, 0)) {
        const auto parsed = schema::parse_body_term(term);
        const std::string shown(parsed ? parsed->text : std::string_view(term));
        add_term(group, std::move(term), shown, alias.language, why, weight_of(why));
      }
      continue;
    }
    Alternative phrase{.slots = {},
                       .shown = alias.text,
                       .language = alias.language,
                       .why = why,
                       .weight = weight_of(why),
                       .documents = UINT64_MAX};
    for (std::size_t word = 0; word < alias.words.size(); ++word) {
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

void GroupMaker::add_relatives(Group& group, const QueryWord& word, double least_likeness) {
  struct Candidate {
    std::string term;
    std::string text;
    Language language = Language::kOther;
    double likeness = 0;
  };
  std::vector<Candidate> candidates;
  // A language that knows the word itself needs no other word of the same sound: there they are two
  // words.
  LanguageSet known;
  for (const Language language : kStemmedLanguages) {
    for (const std::string& stem : word.readings.stems[index_of(language)].all()) {
      if (vocabulary_.documents_with(schema::stem_term(language, stem)) > 0) known.add(language);
    }
  }
  double best = 0;
  const auto judge = [&](const BridgeWord& spelling, std::vector<std::string> terms, double least) {
    for (std::string& term : terms) {
      const auto parsed = schema::parse_body_term(term);
      if (!parsed || (parsed->language != Language::kOther && known.has(parsed->language)))
        continue;
      const double likeness = spelling.alike(parsed->text, least);
      // The table also has words of other fields, and of articles that are gone.
      if (likeness < least || vocabulary_.documents_with(term) == 0) continue;
      best = std::max(best, likeness);
      Candidate made{term, std::string(parsed->text), parsed->language, likeness};
      const auto same = std::ranges::find(candidates, made.term, &Candidate::term);
      if (same == candidates.end()) {
        candidates.push_back(std::move(made));
      } else {
        same->likeness = std::max(same->likeness, likeness);
      }
    }
  };
  std::vector<std::string_view> spellings{word.readings.text};
  for (const Stems& stems : word.readings.stems) {
    for (const std::string& stem : stems.all()) {
      if (std::ranges::find(spellings, stem) == spellings.end()) spellings.push_back(stem);
    }
  }
  for (const std::string_view spelling : spellings) {
    const BridgeWord heard(spelling);
    for (const std::string& key : bridge_keys(spelling)) {
      judge(heard, vocabulary_.terms_for(schema::phonetic_key(key)), least_likeness);
    }
  }
  if (best < kSureLikeness) {
    const double least = std::max(kMinNearLikeness, least_likeness);
    for (const std::string_view spelling : spellings) {
      const BridgeWord heard(spelling);
      for (const std::string& key : bridge_keys(spelling)) {
        if (key.size() < kMinNearKey) continue;
        const std::string beginning = schema::phonetic_key(key.substr(0, key.size() - 1));
        judge(heard, vocabulary_.terms_by_key_prefix(beginning, kMaxNear), least);
      }
    }
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return std::tie(b.likeness, a.term) < std::tie(a.likeness, b.term);
  });
  if (candidates.size() > kMaxRelatives) candidates.resize(kMaxRelatives);
  for (Candidate& candidate : candidates) {
    add_term(group, std::move(candidate.term), std::move(candidate.text), candidate.language,
             Why::kBridge, weight_of(Why::kBridge) * candidate.likeness);
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
                        "; searched for the " + std::to_string(found.words.size()) + " commonest");
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
    if (match.count == readings.size()) add_concept(group, match.concept_index, Why::kConcept);
  }
  if (std::ranges::any_of(all, is_repaired)) mark_as_repair(group);
  return group;
}

std::vector<Group> GroupMaker::groups_of(std::span<const QueryWord> all) {
  std::vector<QueryWord> words;
  for (const QueryWord& word : all) {
    if (!word.is_part) words.push_back(word);
  }
  std::vector<ConceptMatch> matches;
  if (options_.expand && options_.concepts) {
    std::vector<WordReadings> readings;
    for (const QueryWord& word : words) readings.push_back(word.readings);
    matches = analyzer_.resources().find_concepts(readings);
  }
  const auto add_meanings = [&](Group& group, std::size_t first, std::size_t count) {
    for (const ConceptMatch& match : matches) {
      if (match.first != first || match.count != count) continue;
      add_concept(group, match.concept_index, Why::kConcept);
      if (!options_.related) continue;
      for (const std::size_t other :
           analyzer_.resources().concept_at(match.concept_index).related) {
        add_concept(group, other, Why::kRelated);
      }
    }
  };
  const auto single = [&](std::size_t index) {
    const QueryWord& word = words[index];
    if (!options_.expand || word.kind != TokenKind::kWord) return forms_of(word);
    if (!word.repaired_from) {
      Group group = forms_of(word);
      add_meanings(group, index, 1);
      add_translations(group, word);
      if (options_.bridge) add_relatives(group, word, kMinLikeness);
      return group;
    }
    const QueryWord meant = as_meant(word);
    const QueryWord typed = as_typed(word);
    Group group = forms_of(meant);
    add_meanings(group, index, 1);
    add_translations(group, meant);
    if (options_.bridge) add_relatives(group, meant, kMinLikeness);
    if (word.keeps_typed) {
      mark_as_repair(group, kPerhapsMeant);
      Group both = forms_of(typed);
      if (options_.bridge) add_relatives(both, typed, kMinLikeness);
      join(both, std::move(group));
      return both;
    }
    mark_as_repair(group);
    // What sounds just like the word as typed may be a name that is spelt correctly.
    if (options_.bridge) add_relatives(group, typed, kSureLikeness);
    return group;
  };

  std::vector<Group> groups;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t longest = 1;
    for (const ConceptMatch& match : matches) {
      if (match.first == i) longest = std::max(longest, match.count);
    }
    if (longest == 1) {
      groups.push_back(single(i));
      ++i;
      continue;
    }
    Group whole;
    for (std::size_t k = i; k < i + longest; ++k) {
      if (k > i) whole.word += ' ';
      whole.word += words[k].original;
      whole.parts.push_back(single(k));
    }
    add_meanings(whole, i, longest);
    if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(i),
                    words.begin() + static_cast<std::ptrdiff_t>(i + longest), is_repaired)) {
      mark_as_repair(whole);
    }
    groups.push_back(std::move(whole));
    i += longest;
  }
  return groups;
}

}  // namespace tropa::expand
