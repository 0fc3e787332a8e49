// Small databases for the tests of glass/. Needs nothing but glass.
#pragma once

#include "glass/glass.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tropa::test {

/// A few documents with terms, values, data and metadata, written either way.
inline void write_few(const std::filesystem::path& directory, glass::Engine engine,
                      unsigned from = 0) {
  std::vector<glass::Document> documents;
  std::vector<glass::Posting> everywhere;
  for (unsigned number = 1; number <= 50; ++number) {
    glass::Document made;
    made.letters = "word";
    made.terms = {{0, 4, number + from}};
    made.values = {{0, std::to_string(number)}, {130, "v"}};
    made.data = std::string(number, 'd');
    documents.push_back(made);
    everywhere.push_back({number, number + from});
  }
  const std::vector<glass::PostingList> lists = {{"word", everywhere}};
  const glass::Contents contents{
      .documents = documents, .postings = lists, .metadata = {{"a", "1"}, {"b", "2"}}};
  REQUIRE(glass::write(contents, directory, engine));
}

/// Documents with a word of all, a word of one, and some words between.
inline std::vector<glass::Document> many_documents(unsigned from, unsigned to) {
  std::vector<glass::Document> documents;
  for (unsigned number = from; number < to; ++number) {
    // A zero byte, a byte above all others, and counts of one byte and of more.
    std::map<std::string, std::uint32_t> words = {{"everywhere", 1 + number % 3},
                                                  {"many", 40 * number + 1},
                                                  {std::string("nul\0", 4) + "x", number % 2},
                                                  {"\xFF\xFE", 1},
                                                  {"Q" + std::to_string(number), 0}};
    for (unsigned at = 1; at < 40; ++at) {
      words["w" + std::to_string(number * at % 4001)] = 1 + at % 4;
    }
    glass::Document& made = documents.emplace_back();
    for (const auto& [word, wdf] : words) {
      made.terms.push_back({.begin = static_cast<std::uint32_t>(made.letters.size()),
                            .size = static_cast<std::uint32_t>(word.size()),
                            .wdf = wdf});
      made.letters += word;
    }
    made.data = "d";
  }
  return documents;
}

/// Writes them with our engine.
inline void write_documents(const std::vector<glass::Document>& documents,
                            const std::filesystem::path& directory) {
  std::map<std::string, std::vector<glass::Posting>> by_term;
  std::uint32_t number = 0;
  for (const glass::Document& document : documents) {
    ++number;
    for (const glass::Document::Term& term : document.terms) {
      by_term[std::string(document.text_of(term))].push_back({number, term.wdf});
    }
  }
  std::vector<glass::PostingList> lists;
  for (const auto& [term, postings] : by_term) lists.push_back({term, postings});
  REQUIRE(glass::write({.documents = documents, .postings = lists, .metadata = {}}, directory,
                       glass::Engine::kTropa));
}

}  // namespace tropa::test
