// The options of tropa-search: what each is called, means and may be. Its page, its completions and
// --help are made of the same table.
#pragma once

#include "tropa/searcher.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tropa {

struct Arguments {
  std::vector<std::string> databases;
  std::vector<std::string> query;
  std::vector<std::string> languages;
  std::vector<std::string> concepts;
  std::string trec_tag;
  std::string queries_file;
  std::string engine;
  std::string vocabulary;
  bool json = false;
  bool jsonl = false;
  bool exact = false;
  bool no_concepts = false;
  bool no_lexicon = false;
  bool no_bridge = false;
  bool no_related = false;
  bool no_repair = false;
  bool partial = false;
  std::string sort = "relevance";
  std::string group;
  SearchOptions options;
};

/// Options of `app` that fill `a`.
void declare(CLI::App& app, Arguments& a);

/// Words of a command line for the parser, which would take -H20 for an option: their minus is
/// hidden. The pointers are into `words`.
std::vector<char*> protect_minus(std::vector<std::string>& words);

/// A message of the parser with the minus that was hidden.
std::string with_minus(std::string text);

/// The words of a query as one text, with every minus.
std::string query_text(const std::vector<std::string>& words);

}  // namespace tropa
