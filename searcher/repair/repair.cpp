#include "repair/repair.hpp"

#include "repair/layout.hpp"
#include "repair/transliterate.hpp"
#include "repair/typo.hpp"
#include "schema.hpp"
#include "tropa/utf8.hpp"
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

constexpr std::size_t kMostAcronymLetters = 5;

// Bounds of the work for one mistyped word.
constexpr std::size_t kMostCandidates = 8;  // stems whose forms are looked at
constexpr std::size_t kMostForms = 64;      // of each of them
constexpr std::size_t kMostWords = 1000;    // that begin like the mistyped one

std::size_t letters_in(std::string_view text) {
  return utf8::characters(text).size();
}

// Without its last letters, where an ending may change the stem: wojn, wojen.
std::string shortened(std::string_view stem, std::size_t by) {
  std::string out;
  const std::u32string letters = utf8::characters(stem);
  for (std::size_t i = 0; i + by < letters.size(); ++i) utf8::append(out, letters[i]);
  return out;
}

// Whether one may be meant by the other at all, as far as can be told without counting.
bool may_be_slip_of(std::string_view typed, std::string_view word) {
  const auto longer = std::max(typed.size(), word.size());
  const auto shorter = std::min(typed.size(), word.size());
  constexpr std::size_t kMostBytes = 2 * 6;  // two slips and an ending
  if (shorter == 0 || longer - shorter > kMostBytes) return false;
  const std::size_t first = utf8::decode(typed, 0).length;
  if (word.starts_with(typed.substr(0, first))) return true;
  if (first >= typed.size()) return false;
  const std::string_view second = typed.substr(first, utf8::decode(typed, first).length);
  return word.starts_with(second) && word.substr(second.size()).starts_with(typed.substr(0, first));
}

bool is_short_acronym(const QueryWord& word) {
  return word.is_acronym && letters_in(word.readings.text) <= kMostAcronymLetters;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

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
         letters_in(word.readings.text) >= kFewestLettersOfSlip &&
         !is_in_dictionary(word.readings.text);
}

bool Repairer::Known::is_better_than(const Known& other) const {
  return std::tie(grade, documents) > std::tie(other.grade, other.documents);
}

std::optional<Repairer::Known> Repairer::known(std::string_view text, std::uint64_t least) {
  std::vector<QueryWord> words = expand::words_of(text, analyzer_);
  if (words.size() != 1 || words[0].kind != TokenKind::kWord ||
      letters_in(words[0].readings.text) < kFewestLetters) {
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
    if (letters_in(reading) < kFewestLettersOfLayout) continue;
    auto found = known(reading, least);
    // Any few keys are the stem of something.
    if (found && found->grade == Grade::kForm && letters_in(reading) < kFewestLettersOfForm)
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
        if (bridge_similarity(spelling, parsed->text) >= expand::kSureLikeness &&
            vocabulary_.documents_with(term) > 0) {
          return true;
        }
      }
    }
    return false;
  });
}

std::string Repairer::nearest_form(std::string_view stem, std::string_view word) {
  for (const std::size_t cut : {std::size_t{0}, std::size_t{2}}) {
    const std::string beginning = shortened(stem, cut);
    if (letters_in(beginning) < kFewestLetters) break;
    std::string best;
    std::size_t best_distance = letters_in(word);
    for (std::string& form : vocabulary_.words_beginning({}, beginning, kMostForms)) {
      if (has_digit(form)) continue;
      const std::size_t distance = typo_distance(word, form, best_distance);
      if (distance >= best_distance) continue;
      best_distance = distance;
      best = std::move(form);
    }
    if (!best.empty()) return best;
  }
  return {};
}

std::optional<QueryWord> Repairer::near_concept(const QueryWord& word) {
  if (!concepts_) return std::nullopt;
  const std::string& text = word.readings.text;
  const std::string* best = nullptr;
  std::size_t best_distance = forgiven_slips(text) + 1;
  const Resources& resources = analyzer_.resources();
  for (std::size_t index = 0; index < resources.concept_count(); ++index) {
    const Concept& row = resources.concept_at(index);
    for (const ConceptAlias& alias : row.aliases) {
      if (alias.words.size() != 1 || !may_be_slip_of(text, alias.words[0]) ||
          has_digit(alias.words[0])) {
        continue;
      }
      const std::size_t distance = typo_distance(text, alias.words[0], best_distance - 1);
      if (distance >= best_distance) continue;
      best_distance = distance;
      best = &alias.words[0];
    }
  }
  if (!best) return std::nullopt;
  auto found = known(*best, 0);
  if (!found) return std::nullopt;
  return std::move(found->word);
}

bool Repairer::is_in_dictionary(std::string_view text) {
  Stems stems;
  return std::ranges::any_of(kStemmedLanguages, [&](Language language) {
    return analyzer_.stem(text, language, stems) == StemSource::kDictionary;
  });
}

std::optional<QueryWord> Repairer::by_typo(const QueryWord& word, std::size_t most_slips,
                                           std::uint64_t least) {
  const std::string& text = word.readings.text;
  const std::size_t forgiven = std::min(forgiven_slips(text), most_slips);
  if (forgiven == 0 || word.script == Script::kOther) return std::nullopt;
  if (is_short_acronym(word)) return std::nullopt;
  if (is_in_dictionary(text)) return std::nullopt;

  // The vocabulary is found by stems, so it is compared stem with stem, each language for itself.
  struct Candidate {
    std::size_t distance = 0;
    std::uint64_t documents = 0;
    std::string stem;
  };
  std::vector<Candidate> candidates;
  std::unordered_set<std::string> keys;
  const auto propose = [&](std::string_view spelling) {
    for (const std::string& key : near_keys(spelling)) {
      if (!keys.insert(key).second) continue;
      for (const std::string& term : vocabulary_.terms_for(schema::phonetic_key(key))) {
        const auto parsed = schema::parse_body_term(term);
        if (!parsed || !may_be_slip_of(text, parsed->text)) continue;
        std::size_t distance = typo_distance(text, parsed->text, forgiven);
        if (parsed->language != Language::kOther) {
          const Stems& stems = word.readings.stems[static_cast<std::size_t>(parsed->language)];
          for (const std::string& stem : stems.all())
            distance = std::min(distance, typo_distance(stem, parsed->text, forgiven));
        }
        const std::uint64_t documents = distance > forgiven ? 0 : vocabulary_.documents_with(term);
        if (documents > 0 && documents >= least)
          candidates.push_back({distance, documents, std::string(parsed->text)});
      }
    }
  };
  std::vector<std::string> spellings;
  for (const Stems& stems : word.readings.stems) {
    if (!stems.empty() && std::ranges::find(spellings, stems[0]) == spellings.end())
      spellings.push_back(stems[0]);
  }
  if (spellings.empty()) spellings.push_back(text);
  for (const std::string& spelling : spellings) propose(spelling);
  const auto order = [](const auto& a, const auto& b) {
    return std::tie(a.distance, b.documents, a.stem) < std::tie(b.distance, a.documents, b.stem);
  };
  std::ranges::sort(candidates, order);
  const auto same_stem = [](const Candidate& a, const Candidate& b) { return a.stem == b.stem; };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same_stem), candidates.end());
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);

  std::optional<Known> best;
  std::size_t best_distance = forgiven + 1;
  for (const Candidate& candidate : candidates) {
    const std::string form = nearest_form(candidate.stem, text);
    // Near stems propose, near words decide.
    const std::size_t distance = typo_distance(text, form, forgiven);
    if (distance > forgiven || !may_be_slip_of(text, form) || (best && distance > best_distance))
      continue;
    auto found = known(form, least);
    if (!found || (best && distance == best_distance && !found->is_better_than(*best))) continue;
    best = std::move(found);
    best_distance = distance;
  }
  // Where the stem of a form is another beginning (wszystkich: wszystek), only words that begin
  // alike can tell.
  const std::size_t letters = letters_in(text);
  const std::size_t half = std::max(kFewestLetters, letters / 2);
  for (const std::string& form :
       vocabulary_.words_beginning({}, shortened(text, letters - half), kMostWords)) {
    if (has_digit(form)) continue;
    const std::size_t distance = typo_distance(text, form, forgiven);
    if (distance > forgiven || (best && distance > best_distance)) continue;
    if (best && distance == best_distance &&
        vocabulary_.documents_with(schema::word_term(form)) <= best->documents) {
      continue;
    }
    auto found = known(form, least);
    if (!found) continue;
    best = std::move(found);
    best_distance = distance;
  }
  if (!best) return least > 0 ? std::nullopt : near_concept(word);
  return std::move(best->word);
}

}  // namespace tropa::repair
