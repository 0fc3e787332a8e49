// Stored text + plan -> which words of the article matched, and the piece of it that shows most of
// them. Reads neither the index nor the source file.
#pragma once

#include "expand/plan.hpp"
#include "hits/word_terms.hpp"
#include "positions.hpp"
#include "schema.hpp"
#include "tropa/searcher.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tropa::search {

/// The bytes of a text that a snippet shows.
struct SnippetWindow {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The plan turned round: from a term to the groups it speaks for. Made once a search, used for
/// every hit.
class Highlighter {
 public:
  Highlighter(const expand::PlanNode& plan, Analyzer& analyzer, WordTerms& terms);

  struct Highlights {
    Snippet snippet;
    std::vector<MatchedWord> matched;  // see Hit
  };
  /// `places` are the bytes that tell where the words of the article stand: without them every word
  /// is looked at.
  Highlights highlight(const schema::Record& article, std::string_view places);

 private:
  using Parts = std::uint8_t;  // a bit for each schema::TextField
  static constexpr Parts bit(schema::TextField part) {
    return static_cast<Parts>(1U << static_cast<unsigned>(part));
  }
  /// Where a word is looked for that is wanted in the field with this prefix.
  static Parts parts_of(const std::string& prefix);

  /// Says that a term at place `place` of an alternative speaks for a group.
  struct Role {
    std::uint32_t group = 0;
    std::uint32_t place = 0;
    std::uint32_t places = 1;
    std::uint32_t alternative = 0;  // number, over all groups
    Parts parts = 0;                // of articles in which it does
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
  std::vector<Mark> marks_in(std::string_view text, Language language, schema::TextField part,
                             const std::optional<schema::Positions>& places);
  void explain(const Mark& mark, std::string_view source, std::vector<MatchedWord>& matched) const;
  SnippetWindow best_window_of(std::string_view source, const std::vector<Mark>& marks) const;
  /// Those of a part of the article that may match.
  std::span<const Token> words_in(std::string_view text, schema::TextField part,
                                  const std::optional<schema::Positions>& places);

  Analyzer& analyzer_;
  WordTerms& terms_;
  std::vector<std::string> words_;                              // of each group
  std::unordered_map<std::uint64_t, std::vector<Role>> roles_;  // by the hash of a body term
  std::vector<std::uint64_t> wanted_;  // hashes of all that the places of matching words may hold
  Parts parts_ = 0;                    // that any role is for
  std::vector<std::uint64_t> codes_;   // of wanted_ in an article
  std::vector<std::uint32_t> found_;   // where they stand in it
};

}  // namespace tropa::search
