// The sum over words, and how much one word may say.
#include "language/identify.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace tropa {
namespace {

using language::kCyrillic;
using language::kLatin;
using language::kModelLanguages;
using language::kPerScript;

// The eight languages of the model, and "none of them": words in other letters speak for that.
constexpr std::size_t kNone = kModelLanguages;
using Costs = std::array<float, kModelLanguages + 1>;

constexpr std::array<Language, kModelLanguages + 1> kMeaning{
    Language::kPl, Language::kOther, Language::kOther, Language::kOther, Language::kUk,
    Language::kRu, Language::kOther, Language::kOther, Language::kOther};
static_assert(language::kModelCodes[0] == "pl" && language::kModelCodes[4] == "uk" &&
              language::kModelCodes[5] == "ru");

constexpr std::size_t kMostWords = 120;  // of a text, taken evenly from all of it
constexpr float kMostCost = 6;           // of one word, so that a quotation cannot outweigh a text
constexpr float kLackingLetter = 10;     // the same, for a language that does not write its letters
constexpr float kLatinWord = 2.5F;       // in Cyrillic text, where Latin names are common
constexpr float kCyrillicWord = 6;       // in Latin text, where the other way is rare
constexpr float kStrangeLetter = 4;      // of none of the alphabets: ö, ђ
constexpr float kOursExpected = 1;       // the three languages are what a user feeds to Tropa

char16_t lower(char16_t letter) {
  if (letter >= u'A' && letter <= u'Z') return static_cast<char16_t>(letter + 32);
  if (letter >= u'À' && letter <= u'Þ') return static_cast<char16_t>(letter + 32);
  // From here on the alphabets alternate capital and small letters.
  const bool odd_capitals =
      (letter >= 0x139 && letter <= 0x148) || (letter >= 0x179 && letter <= 0x17E);
  if (odd_capitals) return static_cast<char16_t>(letter + (letter & 1U));
  if (letter >= 0x100 && letter <= 0x177) return static_cast<char16_t>(letter | 1U);
  return letter;
}

// The word as it was written, in lower case with all marks; false when that takes more than small
// steps (combining marks, mixed alphabets): the folded word must do.
bool with_marks(std::string_view written, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < written.size(); ++i) {
    auto letter = static_cast<char16_t>(static_cast<unsigned char>(written[i]));
    if (letter >= 0x80) {
      if (letter < 0xC3 || letter > 0xC5 || i + 1 == written.size()) return false;
      letter = static_cast<char16_t>((letter & 0x1FU) << 6U |
                                     (static_cast<unsigned char>(written[++i]) & 0x3FU));
    }
    letter = lower(letter);
    if (letter < 0x80) {
      out.push_back(static_cast<char>(letter));
    } else {
      out.push_back(static_cast<char>(0xC0U | letter >> 6U));
      out.push_back(static_cast<char>(0x80U | (letter & 0x3FU)));
    }
  }
  return true;
}

// What one word says against each language; the ones it fits best cost nothing.
Costs costs_of(std::string_view word, Script script, const language::LanguageModel& model,
               language::CostCache& cache) {
  Costs costs;
  costs.fill(kMostCost);
  if (script == Script::kOther) {
    costs[kNone] = 0;
    return costs;
  }
  const std::size_t number = script == Script::kLatin ? kLatin : kCyrillic;
  const language::LanguageModel::Costs& found = cache.costs(word, number, model);
  const float least = *std::ranges::min_element(found.of);
  const float strange = found.letters_known ? 0 : kStrangeLetter;
  for (std::size_t l = 0; l < kModelLanguages; ++l) {
    if (l / kPerScript == number) {
      const std::size_t of = l % kPerScript;
      const float most = found.lacks_letter[of] ? kLackingLetter : kMostCost;
      costs[l] = std::min(found.of[of] - least + strange, most);
    } else {
      costs[l] = script == Script::kLatin ? kLatinWord : kCyrillicWord;
    }
  }
  if (!found.letters_known) costs[kNone] = 0;
  return costs;
}

}  // namespace

LanguageGuess identify_language(std::string_view text, std::span<const Token> tokens,
                                const language::LanguageModel& model, language::CostCache& cache) {
  const auto counts = [](const Token& token) {
    return token.kind == TokenKind::kWord && !token.is_part;
  };
  const auto words = static_cast<std::size_t>(std::ranges::count_if(tokens, counts));
  if (words == 0) return {};
  const std::size_t step = (words + kMostWords - 1) / kMostWords;

  Costs sum{};
  std::array<double, kMeaning.size()> belief{};
  std::array<bool, language::kScripts> has_script{};
  double used = 0;
  std::size_t number = 0;
  std::string marked;
  for (const Token& token : tokens) {
    if (!counts(token) || number++ % step != 0) continue;
    used += 1;
    if (token.script != Script::kOther) {
      has_script[token.script == Script::kLatin ? kLatin : kCyrillic] = true;
    }
    const bool take_marked = token.script == Script::kLatin &&
                             with_marks(text.substr(token.begin, token.end - token.begin), marked);
    const Costs costs =
        costs_of(take_marked ? std::string_view(marked) : token.text, token.script, model, cache);
    double total = 0;
    for (const float cost : costs) total += std::exp(-static_cast<double>(cost));
    for (std::size_t l = 0; l < costs.size(); ++l) {
      sum[l] += costs[l];
      belief[l] += std::exp(-static_cast<double>(costs[l])) / total;
    }
  }

  double ours = 0;
  for (std::size_t l = 0; l < kMeaning.size(); ++l) {
    // Foreign words are cheap, but a text that has no others is not of that language.
    if (l != kNone && !has_script[l / kPerScript]) sum[l] += kMostCost * static_cast<float>(words);
    if (kMeaning[l] == Language::kOther) continue;
    sum[l] -= kOursExpected;
    ours += belief[l];
  }
  const auto best = static_cast<std::size_t>(std::ranges::min_element(sum) - sum.begin());
  const double confidence =
      kMeaning[best] == Language::kOther ? 1 - ours / used : belief[best] / used;
  return {.language = kMeaning[best], .confidence = std::clamp(confidence, 0.01, 1.0)};
}

}  // namespace tropa
