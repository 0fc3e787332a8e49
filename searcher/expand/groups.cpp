// Words side by side -> groups: which of them name one thing together, what each means, which only
// join the others.
#include "expand/repaired.hpp"
#include "expand/word_group.hpp"
#include "schema.hpp"
#include "tropa/function_words.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <utility>

namespace tropa::expand {
namespace {

bool is_function_word(const QueryWord& word) {
  return word.kind == TokenKind::kWord && !word.is_acronym &&
         tropa::is_function_word(word.readings.text);
}

// Boeing 737.
bool is_number_behind(std::span<const QueryWord> words) {
  return words.size() > 1 && words[0].kind == TokenKind::kWord && !is_function_word(words[0]) &&
         words[1].kind == TokenKind::kNumber && words[1].begin == words[0].end + 1;
}

// Related things are shown beside the thing itself. Where no article has that, they would be an
// answer to another question.
void drop_lonely_related(Group& group) {
  const auto is_related = [](const Alternative& one) { return one.why == Why::kRelated; };
  const bool has_parts = std::ranges::any_of(
      group.parts, [](const Group& part) { return !part.alternatives.empty(); });
  if (!has_parts && std::ranges::all_of(group.alternatives, is_related)) group.alternatives.clear();
}

// Whether a name of several words is the one that the query has, in whatever forms.
bool is_same_name(const Alternative& name, std::span<const QueryWord> words) {
  const auto language = static_cast<std::size_t>(name.language);
  if (name.slots.size() != words.size() || language >= kStemmedLanguages.size()) return false;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto& stems = words[k].readings.stems[language].all();
    const bool has_word = std::ranges::any_of(stems, [&](const std::string& stem) {
      return std::ranges::count(name.slots[k], schema::stem_term(name.language, stem)) > 0;
    });
    if (!has_word) return false;
  }
  return true;
}

// The query's own words are worth more than the other names of what they name.
void prefer_own_words(Group& group, std::span<const QueryWord> words) {
  for (Alternative& one : group.alternatives) {
    if (one.why != Why::kConcept || !is_same_name(one, words)) continue;
    one.why = Why::kStem;
    one.weight = weight_of(Why::kStem);
  }
}

}  // namespace

GroupMaker::Meanings GroupMaker::meanings_of(std::span<const QueryWord> words) {
  Meanings out;
  if (!options_.expand || !options_.concepts) return out;
  std::vector<WordReadings> readings;
  for (const QueryWord& word : words) readings.push_back(word.readings);
  const Resources& resources = analyzer_.resources();
  out.matches = resources.find_concepts(readings);
  // A verb that the table has in its other aspect only.
  std::vector<std::string> aspects;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool is_known = std::ranges::any_of(out.matches, [at](const ConceptMatch& match) {
      return match.first <= at && at < match.first + match.count;
    });
    if (is_known || words[at].kind != TokenKind::kWord) continue;
    for (const Language language : kStemmedLanguages) {
      const std::size_t index = static_cast<std::size_t>(language);
      for (const std::string& stem : readings[at].stems[index].all()) {
        aspects.clear();
        analyzer_.other_aspect(stem, language, aspects);
        for (const std::string& other : aspects) {
          WordReadings reading;
          reading.text = other;
          reading.stems[index].add(other);
          for (ConceptMatch match : resources.find_concepts({&reading, 1})) {
            match.first = at;
            out.of_aspects.push_back(match);
          }
        }
      }
    }
  }
  return out;
}

void GroupMaker::add_meanings(Group& group, const Meanings& meanings, std::size_t first,
                              std::size_t count, std::span<const std::size_t> names) {
  const auto add = [&](const ConceptMatch& match, double share) {
    if (match.first != first || match.count != count) return;
    add_concept(group, match.concept_index, Why::kConcept, share);
    if (!options_.related) return;
    for (const std::size_t other : analyzer_.resources().concept_at(match.concept_index).related)
      add_concept(group, other, Why::kRelated, share);
  };
  for (const ConceptMatch& match : meanings.matches) {
    const bool is_other =
        !names.empty() && std::ranges::find(names, match.concept_index) == names.end();
    add(match, is_other ? kBesideName : 1);
  }
  for (const ConceptMatch& match : meanings.of_aspects) add(match, kOtherAspect);
}

void GroupMaker::add_aspects(Group& group, const QueryWord& word) {
  std::vector<std::string> aspects;
  for (const Language language : kStemmedLanguages) {
    for (const std::string& stem : word.readings.stems[static_cast<std::size_t>(language)].all()) {
      aspects.clear();
      analyzer_.other_aspect(stem, language, aspects);
      for (const std::string& other : aspects) {
        add_term(group, schema::stem_term(language, other), other, language, Why::kStem,
                 weight_of(Why::kStem) * kOtherAspect);
      }
    }
  }
}

Group GroupMaker::group_of(const QueryWord& word, const Meanings& meanings, std::size_t index) {
  if (!options_.expand || word.kind != TokenKind::kWord) {
    Group code = forms_of(word);
    if (!options_.expand || word.kind != TokenKind::kCode) return code;
    add_meanings(code, meanings, index, 1);
    add_named_codes(code, word);
    drop_lonely_related(code);
    return code;
  }
  const QueryWord meant = as_meant(word);
  Group group = forms_of(meant);
  add_aspects(group, meant);
  const std::vector<std::size_t> names = names_typed(meant, meanings, index);
  if (!names.empty()) prefer_names(group, names);
  add_meanings(group, meanings, index, 1, names);
  add_translations(group, meant);
  if (options_.bridge) add_relatives(group, meant, 0);
  if (word.repaired_from) {
    const QueryWord typed = as_typed(word);
    if (word.keeps_typed) {
      mark_as_repair(group, kPerhapsMeant);
      Group both = forms_of(typed);
      if (options_.bridge) add_relatives(both, typed, 0);
      join(both, std::move(group));
      group = std::move(both);
    } else {
      mark_as_repair(group);
      // What sounds just like the word as typed may be a name that is spelt correctly.
      if (options_.bridge) add_relatives(group, typed, kSureLikeness);
    }
  }
  drop_lonely_related(group);
  return group;
}

std::vector<Group> GroupMaker::groups_of(std::span<const QueryWord> typed,
                                         bool keeps_function_words) {
  const std::vector<QueryWord> all = with_words_of_codes(typed);
  const std::span<const QueryWord> words(all);
  const Meanings meanings = meanings_of(words);
  std::vector<Group> groups;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t numbers = 1;
    while (i + numbers < words.size() && words[i + numbers].continues_number) ++numbers;
    if (numbers > 1) {
      groups.push_back(number_range(words.subspan(i, numbers)));
      i += numbers;
      continue;
    }
    std::size_t longest = 1;
    for (const ConceptMatch& match : meanings.matches) {
      if (match.first == i) longest = std::max(longest, match.count);
    }
    const bool is_numbered = options_.expand && is_number_behind(words.subspan(i));
    if (longest == 1 && is_numbered) {
      Group whole;
      whole.parts.push_back(group_of(words[i], meanings, i));
      add_glued_codes(whole, whole.parts[0], words[i + 1].readings.text);
      if (!whole.alternatives.empty()) {
        whole.word = words[i].original + ' ' + words[i + 1].original;
        whole.parts.push_back(group_of(words[i + 1], meanings, i + 1));
        groups.push_back(std::move(whole));
        i += 2;
        continue;
      }
    }
    if (longest == 1) {
      if (keeps_function_words || !is_function_word(words[i]))
        groups.push_back(group_of(words[i], meanings, i));
      ++i;
      continue;
    }
    const std::span<const QueryWord> named = words.subspan(i, longest);
    Group whole;
    for (std::size_t k = 0; k < longest; ++k) {
      if (k > 0) whole.word += ' ';
      whole.word += named[k].original;
      if (!is_function_word(named[k])) whole.parts.push_back(group_of(named[k], meanings, i + k));
    }
    add_meanings(whole, meanings, i, longest);
    prefer_own_words(whole, named);
    if (longest == 2 && is_numbered && !whole.parts.empty())
      add_glued_codes(whole, whole.parts[0], named[1].readings.text);
    if (std::ranges::any_of(named, is_repaired)) mark_as_repair(whole);
    drop_lonely_related(whole);
    groups.push_back(std::move(whole));
    i += longest;
  }
  return groups;
}

bool has_content(std::span<const QueryWord> words) {
  return !std::ranges::all_of(words, [](const QueryWord& word) { return is_function_word(word); });
}

}  // namespace tropa::expand
