#include "words/query_word.hpp"

#include <utility>

namespace tropa::expand {
namespace {

// Scores and ranges: 16-3, 16:3.
bool is_sign_of_numbers(std::string_view between) {
  return between == "-" || between == "–" || between == ":";
}

void find_stems(WordReadings& readings, Analyzer& analyzer) {
  for (const Language language : kStemmedLanguages) {
    analyzer.stem(readings.text, language, readings.stems[static_cast<std::size_t>(language)]);
  }
}

}  // namespace

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
    if (!out.empty() && word.kind == TokenKind::kNumber && out.back().kind == TokenKind::kNumber) {
      const std::size_t end_before = out.back().end - place;
      word.continues_number = is_sign_of_numbers(text.substr(end_before, token.begin - end_before));
    }
    out.push_back(std::move(word));
  }
  for (std::size_t at = 0; at < out.size(); ++at) {
    QueryWord& word = out[at];
    if (word.kind != TokenKind::kWord) continue;
    find_stems(word.readings, analyzer);
    const bool is_of_code = word.is_part && at > 0 && out[at - 1].kind == TokenKind::kCode;
    if (is_of_code && word.begin == out[at - 1].begin && word.end < out[at - 1].end)
      out[at - 1].code_word = word.readings;
  }
  return out;
}

}  // namespace tropa::expand
