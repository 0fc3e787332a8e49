#include "concepts/alias_cutter.hpp"

#include "language/alphabet.hpp"
#include "text/tokenize.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tropa::concepts {

// The aliases of a table are cut and stemmed exactly as queries are. One tokenizer for all of them,
// and stems in the language of the column alone: a table has ten thousand aliases and is read at
// each start of a program.
CutAndStem cutter(const StemmerSet& stemmers) {
  return [&stemmers, tokenizer = std::make_shared<text::Tokenizer>()](std::string_view alias,
                                                                      Language language) {
    std::vector<WordReadings> words;
    const std::span<const Token> tokens = tokenizer->tokenize(alias);
    words.reserve(tokens.size());
    for (const Token& token : tokens) {
      if (token.is_part) continue;
      WordReadings& word = words.emplace_back();
      word.text = token.text;
      // Abbreviations do not inflect, and their stems would hit other words: СМИ is not см.
      if (token.kind != TokenKind::kWord || token.is_acronym || language == Language::kOther) {
        continue;
      }
      if (languages_of_letters(token.text).has(language)) {
        stemmers.stem(token.text, language, word.stems[static_cast<std::size_t>(language)]);
      }
    }
    return words;
  };
}

}  // namespace tropa::concepts
