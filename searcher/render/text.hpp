// A result -> lines for reading. Every foreign character passes through for_terminal(), also when
// the stream is a file: somebody will show that file on a terminal.
#pragma once

#include "tropa/searcher.hpp"

#include <string>

namespace tropa::render {

struct TextStyle {
  bool terminal = false;  // mark by colour instead of *stars*
};

/// The hits and, when they were asked for, the facets. Nothing is wrapped. Empty when nothing was
/// found.
///
///   1. Nowe sankcje na eksport
///      2025-12-01  pl  news/000.txt  example.org
///      … amerykańskie *sankcje* są …
///      sankcje for санкции (concept)
std::string text(const SearchResult& result, TextStyle style = {});

/// How much was found, as a line for stderr: "5 articles", "hits 11-20 of about 530 articles",
/// "nothing found for
/// ..." with the suggestions.
std::string summary(const SearchResult& result);

}  // namespace tropa::render
