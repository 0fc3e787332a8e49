// Stored text + plan -> which words of the article matched, and the piece of it that shows most of
// them. One scan of the text; reads neither the index nor the source file.
#pragma once

#include "expand/plan.hpp"
#include "places.hpp"
#include "search/word_terms.hpp"
#include "tropa/searcher.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tropa::search {

/// The plan turned round: from a term to the groups it speaks for. Made once a search, used for
/// every hit.
class Highlighter {
 public:
  Highlighter(const expand::PlanNode& plan, Analyzer& analyzer, WordTerms& terms);

  struct Highlights {
    Snippet snippet;
    std::vector<MatchedWord> matched;
  };
  /// `language` is that of the article, `places` are the bytes that tell where its words stand:
  /// without them every word is looked at.
  Highlights highlight(std::string_view title, std::string_view text, Language language,
                       std::string_view places);

 private:
  /// Says that a term at place `place` of an alternative speaks for a group.
  struct Role {
    std::uint32_t group = 0;
    std::uint32_t place = 0;
    std::uint32_t places = 1;
    std::uint32_t alternative = 0;  // number, over all groups
    Why why = Why::kWord;
    double weight = 0;
  };
  struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t group = 0;
    Language language = Language::kOther;
    Why why = Why::kWord;
    double weight = 0;
  };
  /// `looked_at`: by the number of a word; empty: all.
  std::vector<Mark> marks_in(std::string_view text, Language language,
                             const std::vector<bool>& looked_at);
  std::vector<bool> find(const schema::Places& places, schema::Part part);

  Analyzer& analyzer_;
  WordTerms& terms_;
  std::vector<std::string> words_;                              // of each group
  std::unordered_map<std::uint64_t, std::vector<Role>> roles_;  // by the hash of a body term
  std::vector<std::uint64_t> wanted_;  // hashes of all that the places of matching words may hold
  std::vector<std::pair<std::string, Role>> prefixes_;
};

}  // namespace tropa::search
