#include "words/query_word.hpp"

#include <utility>

namespace tropa::expand {

std::vector<QueryWord> words_of(std::string_view text, Analyzer& analyzer, std::size_t place) {
  std::vector<QueryWord> out;
  for (const Token& token : analyzer.tokenize(text)) {
    QueryWord word;
    word.original = text.substr(token.begin, token.end - token.begin);
    word.kind = token.kind;
    word.script = token.script;
    word.is_part = token.is_part;
    word.is_acronym = token.is_acronym;
    word.is_capital = token.is_capital;
    word.readings.text = token.text;
    word.begin = place + token.begin;
    word.end = place + token.end;
    out.push_back(std::move(word));
  }
  for (QueryWord& word : out) {
    if (word.kind != TokenKind::kWord) continue;
    for (const Language language : kStemmedLanguages) {
      analyzer.stem(word.readings.text, language,
                    word.readings.stems[static_cast<std::size_t>(language)]);
    }
  }
  return out;
}

}  // namespace tropa::expand
