#include "tools/translation_pairs.hpp"

#include "lexicon/layout.hpp"
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tropa::tools {
namespace {

// Polish names the reflexive verb with its pronoun, which stands anywhere in a sentence.
bool is_reflexive_pronoun(std::string_view word, Language language) {
  return language == Language::kPl && (word == "się" || word == "sobie");
}

bool is_phrase(std::string_view text) {
  return text.find(' ') != std::string_view::npos;
}

}  // namespace

// The stems of a single word, each a side of its own; a phrase has one side, of the first stem of
// each word.
std::vector<std::string> TranslationPairs::sides(std::string_view text, Language language) {
  std::vector<WordReadings> words = cut_(text, language);
  std::erase_if(words, [&](const WordReadings& word) {
    return words.size() > 1 && is_reflexive_pronoun(word.text, language);
  });
  if (words.empty() || words.size() > kMostWords) return {};
  const auto stems = [&](const WordReadings& word) {
    return word.stems[static_cast<std::size_t>(language)].all();
  };
  if (words.size() == 1) {
    const auto all = stems(words.front());
    return {all.begin(), all.end()};
  }
  std::string phrase;
  for (const WordReadings& word : words) {
    if (stems(word).empty()) return {};
    if (!phrase.empty()) phrase += ' ';
    phrase += stems(word).front();
  }
  return {phrase};
}

void TranslationPairs::add(Language left_language, std::string_view left, Language right_language,
                           std::string_view right, double confidence) {
  const std::vector<std::string> rights = sides(right, right_language);
  if (rights.empty()) return;
  for (const std::string& one : sides(left, left_language)) {
    for (const std::string& other : rights) {
      if (is_phrase(one) && is_phrase(other)) continue;
      const Side from{left_language, one};
      const Side to{right_language, other};
      for (const auto& pair : {std::pair(from, to), std::pair(to, from)}) {
        if (is_phrase(pair.first.text)) continue;  // a lookup asks for one word
        double& known = pairs_[pair];
        known = std::max(known, confidence);
      }
    }
  }
}

std::string TranslationPairs::pack(std::uint64_t key) const {
  std::map<Side, std::vector<std::pair<double, Side>>> entries;
  for (const auto& [pair, confidence] : pairs_) {
    entries[pair.first].emplace_back(confidence, pair.second);
  }
  std::string body;
  std::vector<std::uint32_t> offsets;
  for (auto& [side, translations] : entries) {
    std::ranges::stable_sort(translations, std::ranges::greater{}, &std::pair<double, Side>::first);
    offsets.push_back(static_cast<std::uint32_t>(body.size()));
    body += lexicon::language_byte(side.language);
    body += side.text;
    body += '\0';
    std::map<Language, std::size_t> counts;
    for (const auto& [confidence, to] : translations) {
      if (++counts[to.language] > lexicon::kMostTranslations) continue;
      body += lexicon::language_byte(to.language);
      body += static_cast<char>(std::lround(confidence * lexicon::kMostConfidence));
      body += to.text;
      body += '\0';
    }
  }
  offsets.push_back(static_cast<std::uint32_t>(body.size()));
  const lexicon::Header header{.magic = lexicon::kMagic,
                               .version = lexicon::kLayoutVersion,
                               .entries = static_cast<std::uint32_t>(entries.size()),
                               .key = key};
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(offsets.data()), offsets.size() * sizeof offsets[0]);
  return bytes + body;
}

}  // namespace tropa::tools
