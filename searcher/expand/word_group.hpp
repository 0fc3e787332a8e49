// One word of a query, or several that name one thing -> its group of alternatives. See expand.hpp
// for the whole.
#pragma once

#include "expand/expand.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::expand {

/// A token of the query that outlives the Analyzer's buffer, with its stems.
struct QueryWord {
  std::string original;  // as typed
  TokenKind kind = TokenKind::kWord;
  Script script = Script::kLatin;
  bool is_part = false;
  WordReadings readings;
};

/// The words of a piece of the query.
std::vector<QueryWord> words_of(std::string_view text, Analyzer& analyzer);

/// Makes groups. Counts the terms it hands out and stops at kMaxTerms. Not thread-safe; one for a
/// query.
class GroupMaker {
 public:
  GroupMaker(Analyzer& analyzer, Vocabulary& vocabulary, const SearchOptions& options)
      : analyzer_(analyzer), vocabulary_(vocabulary), options_(options) {}

  /// Words side by side, cut into groups: a concept of several words is one group, any other word
  /// is its own.
  std::vector<Group> groups_of(std::span<const QueryWord> words);

  /// Other names of what these words name together; no alternatives when they name nothing.
  Group names_of(std::span<const QueryWord> words);

  /// The word in all its forms and in nothing else; for phrases.
  Group forms_of(const QueryWord& word);

  /// The word as it is written.
  Group literal(const QueryWord& word);

  bool was_cut() const { return was_cut_; }

 private:
  void add(Group& group, Alternative alternative);
  void add_term(Group& group, std::string term, std::string shown, Language language, Why why,
                double weight);
  void add_forms(Group& group, const QueryWord& word);
  void add_codes(Group& group, const QueryWord& word);
  void add_spellings(Group& group, const QueryWord& word);
  void add_concept(Group& group, std::size_t concept_index, Why why);
  void add_relatives(Group& group, const QueryWord& word);

  Analyzer& analyzer_;
  Vocabulary& vocabulary_;
  const SearchOptions& options_;
  std::size_t terms_ = 0;
  bool was_cut_ = false;
};

}  // namespace tropa::expand
