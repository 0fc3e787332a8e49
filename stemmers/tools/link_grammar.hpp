// Reader of the Russian dictionaries of link-grammar: stems, each with the connectors of its paradigms; the
// suffixes that fit a connector; and full words with a tag. Takes the morphology and leaves the syntax: what a
// tag or a connector means in a sentence is not read.
#pragma once

#include "tropa/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::tools {

struct LinkGrammarWord {
  std::string text;
  std::string tag;  // subscript after the dot: "ndmsi"
};

struct LinkGrammarStem {
  std::string text;
  std::vector<std::string> connectors;  // one a paradigm: "LLAAQ"
};

struct LinkGrammar {
  std::vector<LinkGrammarStem> stems;
  std::map<std::string, std::vector<LinkGrammarWord>, std::less<>> suffixes;  // by connector
  std::vector<LinkGrammarWord> words;
};

/// Adds what one .dict text holds. Names of word-list files in it ("/ru/words/words.7") are looked up below
/// `root`, the directory that contains "ru". Error kInputMissing for a text without entries or a missing list.
Result<void> read_link_grammar(std::string_view text, const std::filesystem::path& root,
                               LinkGrammar& out);

}  // namespace tropa::tools
