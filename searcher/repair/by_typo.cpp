// Slips of the finger: the word of the index, or of the concept table, that is nearest.
#include "repair/repair.hpp"
#include "repair/typo.hpp"
#include "schema.hpp"
#include "tropa/utf8.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace tropa::repair {
namespace {

using expand::QueryWord;

constexpr std::size_t kFewestLettersOfTypo = 3;

// Bounds of the work for one mistyped word.
constexpr std::size_t kMostCandidates = 8;  // stems whose forms are looked at
constexpr std::size_t kMostForms = 64;      // of each of them
constexpr std::size_t kMostWords = 1000;    // that begin like the mistyped one

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

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string Repairer::nearest_form(std::string_view stem, std::string_view word) {
  for (const std::size_t cut : {std::size_t{0}, std::size_t{2}}) {
    const std::string beginning = shortened(stem, cut);
    if (utf8::characters(beginning).size() < kFewestLettersOfTypo) break;
    std::string best;
    std::size_t best_distance = utf8::characters(word).size();
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

std::vector<Repairer::NearStem> Repairer::near_stems(const QueryWord& word, std::size_t forgiven,
                                                     std::uint64_t least) {
  const std::string& text = word.readings.text;
  std::vector<NearStem> out;
  std::unordered_set<std::string> keys;
  const auto propose = [&](const std::string& term) {
    const auto parsed = schema::parse_body_term(term);
    if (!parsed || !may_be_slip_of(text, parsed->text)) return;
    std::size_t distance = typo_distance(text, parsed->text, forgiven);
    if (parsed->language != Language::kOther) {
      const Stems& stems = word.readings.stems[static_cast<std::size_t>(parsed->language)];
      for (const std::string& stem : stems.all())
        distance = std::min(distance, typo_distance(stem, parsed->text, forgiven));
    }
    const std::uint64_t documents = distance > forgiven ? 0 : vocabulary_.documents_with(term);
    if (documents > 0 && documents >= least)
      out.push_back({distance, documents, std::string(parsed->text)});
  };
  std::vector<std::string> spellings;
  for (const Stems& stems : word.readings.stems) {
    if (!stems.empty() && std::ranges::find(spellings, stems[0]) == spellings.end())
      spellings.push_back(stems[0]);
  }
  if (spellings.empty()) spellings.push_back(text);
  for (const std::string& spelling : spellings) {
    for (const std::string& key : near_keys(spelling)) {
      if (!keys.insert(key).second) continue;
      for (const std::string& term : vocabulary_.terms_for(schema::phonetic_key(key)))
        propose(term);
    }
  }
  std::ranges::sort(out, [](const NearStem& a, const NearStem& b) {
    return std::tie(a.distance, b.documents, a.stem) < std::tie(b.distance, a.documents, b.stem);
  });
  const auto same = std::ranges::unique(out, {}, &NearStem::stem);
  out.erase(same.begin(), same.end());
  if (out.size() > kMostCandidates) out.resize(kMostCandidates);
  return out;
}

void Repairer::try_near_stems(const QueryWord& word, std::size_t forgiven, std::uint64_t least,
                              Nearest& best) {
  const std::string& text = word.readings.text;
  for (const NearStem& candidate : near_stems(word, forgiven, least)) {
    const std::string form = nearest_form(candidate.stem, text);
    // Near stems propose, near words decide.
    const std::size_t distance = typo_distance(text, form, forgiven);
    if (distance > forgiven || !may_be_slip_of(text, form) ||
        (best.known && distance > best.distance)) {
      continue;
    }
    auto found = known(form, least);
    if (!found ||
        (best.known && distance == best.distance && !found->is_better_than(*best.known))) {
      continue;
    }
    best = {std::move(found), distance};
  }
}

// Where the stem of a form is another beginning (wszystkich: wszystek), only words that begin alike
// can tell.
void Repairer::try_words_that_begin_alike(std::string_view text, std::size_t forgiven,
                                          std::uint64_t least, Nearest& best) {
  const std::size_t letters = utf8::characters(text).size();
  const std::size_t half = std::max(kFewestLettersOfTypo, letters / 2);
  for (const std::string& form :
       vocabulary_.words_beginning({}, shortened(text, letters - half), kMostWords)) {
    if (has_digit(form)) continue;
    const std::size_t distance = typo_distance(text, form, forgiven);
    if (distance > forgiven || (best.known && distance > best.distance)) continue;
    if (best.known && distance == best.distance &&
        vocabulary_.documents_with(schema::word_term(form)) <= best.known->documents) {
      continue;
    }
    auto found = known(form, least);
    if (found) best = {std::move(found), distance};
  }
}

std::optional<QueryWord> Repairer::by_typo(const QueryWord& word, std::size_t most_slips,
                                           std::uint64_t least) {
  const std::string& text = word.readings.text;
  const std::size_t forgiven = std::min(forgiven_slips(text), most_slips);
  if (forgiven == 0 || word.script == Script::kOther) return std::nullopt;
  if (is_short_acronym(word) || is_in_dictionary(text)) return std::nullopt;
  Nearest best{std::nullopt, forgiven + 1};
  try_near_stems(word, forgiven, least, best);
  try_words_that_begin_alike(text, forgiven, least, best);
  if (!best.known) return least > 0 ? std::nullopt : near_concept(word);
  return std::move(best.known->word);
}

}  // namespace tropa::repair
