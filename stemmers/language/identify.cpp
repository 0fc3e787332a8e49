// The language of a text by three kinds of evidence: letters that an alphabet does not have,
// frequent words, and how usual the letter groups of a word are in each language. The model is
// compiled from data/language_words.tsv.
#include "language/identify.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

namespace tropa {
namespace {

constexpr std::size_t kCount = 8;  // the languages of the model, ours first
using Costs = std::array<float, kCount>;

/// Up to four letters, and what the last of them costs after the others: 16 times the negative
/// logarithm.
struct LetterGroup {
  std::uint64_t letters;
  std::array<std::uint8_t, kCount> cost;
};

/// A word of the table and the languages that list it, one bit each.
struct KnownWord {
  std::u16string_view word;
  unsigned languages;
};

#include "language_model.inc"

constexpr std::array<std::string_view, kCount> kLanguages{"pl", "uk", "ru", "be",
                                                          "bg", "cs", "sk", "en"};
static_assert(kModelLanguages == kLanguages, "the model must have the languages in this order");

// Letters as they are after folding (ё is е, ґ is г).
constexpr std::array<std::u16string_view, kCount> kAlphabets{
    u"aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż'",
    u"абвгдеєжзиіїйклмнопрстуфхцчшщьюя'",
    u"абвгдежзийклмнопрстуфхцчшщъыьэюя",
    u"абвгдежзійклмнопрстуўфхцчшыьэюя'",
    u"абвгдежзийклмнопрстуфхцчшщъьюя",
    u"aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
    u"aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž",
    u"abcdefghijklmnopqrstuvwxyz'",
};

constexpr std::size_t kMostLetters = 24;  // of a word; the rest tells nothing new
constexpr std::size_t kMostWords = 120;   // of a text, taken evenly from all of it: 0.2 ms
constexpr float kForeignLetter = 5;       // cost of a letter that the alphabet does not have
constexpr float kMostCost = 9;            // of one word, so that a quotation cannot outweigh a text
constexpr float kListed = 0.2F;           // share of running text that the frequent words make up
constexpr double kTemper = 0.5;           // letters of a word are not independent evidence

std::size_t decode(std::string_view text, std::array<char16_t, kMostLetters>& letters) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size() && size < kMostLetters;) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(i);
    if (lead < 0x80U) {
      letters[size++] = static_cast<char16_t>(lead);
      i += 1;
    } else if (lead < 0xE0U) {
      letters[size++] = static_cast<char16_t>(((lead & 0x1FU) << 6U) | (byte(i + 1) & 0x3FU));
      i += 2;
    } else {
      letters[size++] = u'\uFFFD';  // no letter of these alphabets needs three bytes
      i += lead < 0xF0U ? 3 : 4;
    }
  }
  return size;
}

// The costs of the longest known group that ends at the last letter of `window`.
const LetterGroup* longest_group(std::uint64_t window) {
  for (unsigned drop = 0; drop < 4; ++drop) {
    const std::uint64_t key = drop == 0 ? window : window & ((1ULL << (64U - 16U * drop)) - 1);
    const auto* found = std::ranges::lower_bound(kGroups, key, {}, &LetterGroup::letters);
    if (found != std::end(kGroups) && found->letters == key) return found;
  }
  return nullptr;
}

// What the word costs in each language, the cheapest being 0.
Costs costs_of(std::u16string_view word) {
  Costs costs{};
  constexpr std::uint64_t kStart = u'^';
  std::uint64_t window = (kStart << 32U) | (kStart << 16U) | kStart;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    window = (window << 16U) | (i < word.size() ? word[i] : u'$');
    if (const LetterGroup* group = longest_group(window)) {
      for (std::size_t l = 0; l < kCount; ++l) costs[l] += static_cast<float>(group->cost[l]) / 16;
    }
    if (i == word.size()) continue;
    for (std::size_t l = 0; l < kCount; ++l) {
      if (kAlphabets[l].find(word[i]) == std::u16string_view::npos) costs[l] += kForeignLetter;
    }
  }
  const auto* known = std::ranges::lower_bound(kWords, word, {}, &KnownWord::word);
  if (known != std::end(kWords) && known->word == word) {
    for (std::size_t l = 0; l < kCount; ++l) {
      if ((known->languages >> l & 1U) == 0) continue;
      const float listed = std::log(static_cast<float>(kModelWords[l]) / kListed);
      costs[l] = std::min(costs[l], listed);
    }
  }
  const float least = *std::ranges::min_element(costs);
  for (float& cost : costs) cost = std::min(cost - least, kMostCost);
  return costs;
}

}  // namespace

LanguageGuess identify_language(std::span<const Token> tokens) {
  const auto counts = [](const Token& token) {
    return token.kind == TokenKind::kWord && !token.is_part;
  };
  const auto words = static_cast<std::size_t>(std::ranges::count_if(tokens, counts));
  if (words == 0) return {};
  const std::size_t step = (words + kMostWords - 1) / kMostWords;

  Costs sum{};
  std::array<double, kCount> belief{};
  double used = 0;
  std::size_t number = 0;
  for (const Token& token : tokens) {
    if (!counts(token) || number++ % step != 0) continue;
    used += 1;
    if (token.script == Script::kOther) {  // speaks for none of the languages
      for (float& cost : sum) cost += kMostCost;
      continue;
    }
    std::array<char16_t, kMostLetters> letters;
    const std::size_t size = decode(token.text, letters);
    const Costs costs = costs_of({letters.data(), size});
    double total = 0;
    for (const float cost : costs) total += std::exp(-kTemper * cost);
    for (std::size_t l = 0; l < kCount; ++l) {
      sum[l] += costs[l];
      belief[l] += std::exp(-kTemper * costs[l]) / total;
    }
  }

  const auto best = static_cast<std::size_t>(std::ranges::min_element(sum) - sum.begin());
  double ours = 0;
  for (std::size_t l = 0; l < kStemmedLanguages.size(); ++l) ours += belief[l];
  // Words of other alphabets cost every language the same; where they are the most, the text is
  // foreign.
  const bool foreign = sum[best] > kMostCost * static_cast<float>(used) / 2;
  if (foreign || best >= kStemmedLanguages.size()) {
    return {.language = Language::kOther, .confidence = 1 - ours / used};
  }
  return {.language = kStemmedLanguages[best], .confidence = belief[best] / used};
}

}  // namespace tropa
