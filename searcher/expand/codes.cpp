// Codes and numbers of a query -> what they are searched by: the code in every spelling, its
// models, its word and number apart; numbers that stand in a row.
#include "expand/word_group.hpp"
#include "schema.hpp"
#include "words/weights.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tropa::expand {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// Not a form of the word itself, and no thing beside it.
bool is_other_name(const Alternative& one) {
  return one.why == Why::kConcept || one.why == Why::kLexicon || one.why == Why::kBridge;
}

}  // namespace

void GroupMaker::add_codes(Group& group, const QueryWord& word) {
  const std::string& code = word.readings.text;
  add_term(group, schema::word_term(code), code, Language::kOther, Why::kCode,
           weight_of(Why::kCode));
  if (word.kind == TokenKind::kNumber) return;
  if (word.code_word) add_spaced_code(group, word);
  add_models(group, code, 1);
  if (!options_.bridge) return;
  for (const std::string& variant : code_variants(code)) {
    const double weight = weight_of(Why::kBridge);
    add_term(group, schema::word_term(variant), variant, Language::kOther, Why::kBridge, weight);
    add_models(group, variant, weight);
  }
}

// Boeing-737 is also written Boeing 737.
void GroupMaker::add_spaced_code(Group& group, const QueryWord& word) {
  const std::string& code = word.readings.text;
  const std::size_t digit = code.find_first_of("0123456789");
  if (digit == code.npos) return;
  Alternative phrase{.slots = {{schema::word_term(word.code_word->text)}},
                     .shown = word.code_word->text + ' ' + code.substr(digit),
                     .why = Why::kCode,
                     .weight = weight_of(Why::kCode)};
  for (const Language language : kStemmedLanguages) {
    for (const std::string& stem : word.code_word->stems[static_cast<std::size_t>(language)].all())
      phrase.slots[0].push_back(schema::stem_term(language, stem));
  }
  phrase.slots.push_back({schema::word_term(code.substr(digit))});
  std::uint64_t with_word = 0;
  for (const std::string& term : phrase.slots[0]) with_word += vocabulary_.documents_with(term);
  phrase.documents = std::min(with_word, vocabulary_.documents_with(phrase.slots[1][0]));
  if (phrase.documents > 0) add(group, std::move(phrase));
}

// What names the word of a code, in every language, is followed by the number of the code, too:
// Боинг-737 is also Boeing-737 and Boeing 737.
void GroupMaker::add_named_codes(Group& group, const QueryWord& code) {
  const std::size_t digit = code.readings.text.find_first_of("0123456789");
  if (!code.code_word || digit == std::string::npos) return;
  QueryWord name = code;
  name.kind = TokenKind::kWord;
  name.readings = *code.code_word;
  name.code_word.reset();
  const Group names = group_of(name, meanings_of({&name, 1}), 0);
  const std::string number = code.readings.text.substr(digit);
  const PhraseSlot number_slot{schema::word_term(number)};
  const std::uint64_t with_number = vocabulary_.documents_with(number_slot[0]);
  add_glued_codes(group, names, number);
  if (with_number == 0) return;
  std::vector<Alternative> phrases;
  for (const Alternative& one : names.alternatives) {
    if (one.slots.size() != 1 || !is_other_name(one)) continue;
    const std::string shown = one.shown + ' ' + number;
    const std::uint64_t documents = std::min(one.documents, with_number);
    const auto same = std::ranges::find(phrases, shown, &Alternative::shown);
    if (same == phrases.end()) {
      phrases.push_back({.slots = {one.slots[0], number_slot},
                         .shown = shown,
                         .language = one.language,
                         .why = one.why,
                         .weight = one.weight,
                         .documents = documents});
      continue;
    }
    // The stem of a name and the name itself stand at the same places, which count once.
    for (const std::string& term : one.slots[0]) {
      if (std::ranges::find(same->slots[0], term) == same->slots[0].end()) {
        same->slots[0].push_back(term);
      }
    }
    same->weight = std::max(same->weight, one.weight);
    same->documents = std::max(same->documents, documents);
  }
  for (Alternative& phrase : phrases) add(group, std::move(phrase));
}

// A word and a number behind it as one code: Leopard 2 is also Leopard-2 and Леопард-2.
void GroupMaker::add_glued_codes(Group& group, const Group& names, const std::string& number) {
  for (const Alternative& one : names.alternatives) {
    if (one.slots.size() != 1 || one.why == Why::kRelated) continue;
    const std::vector<QueryWord> glued = words_of(one.shown + '-' + number, analyzer_);
    if (glued.empty() || glued[0].kind != TokenKind::kCode) continue;
    const std::string& code = glued[0].readings.text;
    const bool is_other = is_other_name(one);
    const double weight = is_other ? one.weight : weight_of(Why::kCode);
    add_term(group, schema::word_term(code), code, Language::kOther,
             is_other ? one.why : Why::kCode, weight);
    add_models(group, code, weight);
  }
}

// Models of what a code names, behind it: Р-36М2 is an Р-36. Р-360 is none.
void GroupMaker::add_models(Group& group, const std::string& code, double share) {
  constexpr std::size_t kMostModels = 20;
  if (code.empty() || !is_digit(code.back())) return;
  for (const std::string& model :
       vocabulary_.most_frequent_with_prefix({}, code, kMostModels).words) {
    if (model.size() == code.size() || is_digit(model[code.size()])) continue;
    add_term(group, schema::word_term(model), model, Language::kOther, Why::kStem,
             weight_of(Why::kStem) * kLesserReading * share);
  }
}

// Numbers in a row, which are worth more than the same numbers anywhere: 16-3.
Group GroupMaker::number_range(std::span<const QueryWord> numbers) {
  Group whole;
  Alternative row{.slots = {},
                  .shown = {},
                  .why = Why::kCode,
                  .weight = weight_of(Why::kCode),
                  .documents = UINT64_MAX};
  for (const QueryWord& number : numbers) {
    if (!whole.word.empty()) whole.word += '-';
    whole.word += number.original;
    whole.parts.push_back(forms_of(number));
    row.slots.push_back({schema::word_term(number.readings.text)});
    row.documents = std::min(row.documents, vocabulary_.documents_with(row.slots.back()[0]));
  }
  row.shown = whole.word;
  if (row.documents > 0) add(whole, std::move(row));
  return whole;
}

// A code that ends a name of several words is that name and the code: Nord Stream-2 is also found
// where Nord Stream is.
std::vector<QueryWord> GroupMaker::with_words_of_codes(std::span<const QueryWord> words) {
  std::vector<QueryWord> out(words.begin(), words.end());
  if (!options_.expand || !options_.concepts) return out;
  for (std::size_t at = 1; at < out.size(); ++at) {
    if (!out[at].code_word) continue;
    std::vector<WordReadings> readings;
    for (const QueryWord& word : std::span(out).first(at)) readings.push_back(word.readings);
    readings.push_back(*out[at].code_word);
    const auto matches = analyzer_.resources().find_concepts(readings);
    const bool ends_name = std::ranges::any_of(matches, [at](const ConceptMatch& match) {
      return match.count > 1 && match.first + match.count == at + 1;
    });
    if (!ends_name) continue;
    QueryWord word = out[at];
    word.kind = TokenKind::kWord;
    word.readings = std::move(*word.code_word);
    word.code_word.reset();
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), std::move(word));
    ++at;
  }
  return out;
}

}  // namespace tropa::expand
