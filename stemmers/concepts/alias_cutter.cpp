#include "concepts/alias_cutter.hpp"

#include "language/alphabet.hpp"
#include "text/tokenize.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tropa::concepts {
namespace {

// A name stands in the table in its dictionary form, so it is that word and no other one that has a
// form spelled alike: "droga" is a road, though it is also the feminine of "drogi", dear. A word
// that the dictionary does not have keeps every guess at its stem: its other forms may have only
// one.
void stem_name(std::string_view word, Language language, const StemmerSet& stemmers, Stems& stems) {
  const StemSource source = stemmers.stem_with_source(word, language, stems);
  if (source != StemSource::kDictionary || stems.size() < 2) return;
  if (std::ranges::find(stems.all(), word) == stems.all().end()) return;
  stems.clear();
  stems.add(word);
}

}  // namespace

// The aliases of a table are cut exactly as queries are. One tokenizer for all of them,
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
        stem_name(token.text, language, stemmers, word.stems[static_cast<std::size_t>(language)]);
      }
    }
    return words;
  };
}

}  // namespace tropa::concepts
