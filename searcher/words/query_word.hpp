// A word of the query with all that the stages after the Analyzer need of it.
#pragma once

#include "tropa/stemmers.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::expand {

/// A token of the query that outlives the Analyzer's buffer, with its stems. Places are bytes of
/// the query.
struct QueryWord {
  std::string original;  // as typed
  TokenKind kind = TokenKind::kWord;
  Script script = Script::kLatin;
  bool is_part = false;
  bool is_acronym = false;
  bool is_capital = false;  // the first letter, as typed
  WordReadings readings;
  std::optional<WordReadings> repaired_from;  // as typed, when `readings` are of what was meant
  bool keeps_typed = false;  // it is searched for as typed, too: few articles have it so
  std::optional<WordReadings> code_word;  // of a code that begins with a word: stream of Stream-2
  bool continues_number = false;          // a number behind another and a sign: the 3 of 16-3
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The words of a piece of the query that stands at `place` in it.
std::vector<QueryWord> words_of(std::string_view text, Analyzer& analyzer, std::size_t place = 0);

}  // namespace tropa::expand
