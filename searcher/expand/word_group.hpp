// One word of a query, or several that name one thing -> its group of alternatives. See expand.hpp
// for the whole.
#pragma once

#include "expand/plan.hpp"
#include "words/query_word.hpp"
#include "words/vocabulary.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::expand {

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

  /// The word in all its forms and in nothing else; for phrases. In a repaired word all of them are
  /// there by repair.
  Group forms_of(const QueryWord& word);

  /// The word as it is written.
  Group literal(const QueryWord& word);

  /// Every word that begins like this one, up to `most` of them.
  Group beginning(const QueryWord& word, std::size_t most);

  /// Sentences about beginnings that more words have.
  const std::vector<std::string>& warnings() const { return warnings_; }

  bool was_cut() const { return was_cut_; }

 private:
  void add(Group& group, Alternative alternative);
  void add_term(Group& group, std::string term, std::string shown, Language language, Why why,
                double weight);
  void add_forms(Group& group, const QueryWord& word);
  void add_codes(Group& group, const QueryWord& word);
  void add_spellings(Group& group, const QueryWord& word);
  void add_concept(Group& group, std::size_t concept_index, Why why);
  void add_translations(Group& group, const QueryWord& word);
  void add_relatives(Group& group, const QueryWord& word, double least_likeness);

  Analyzer& analyzer_;
  Vocabulary& vocabulary_;
  const SearchOptions& options_;
  std::size_t terms_ = 0;
  bool was_cut_ = false;
  std::vector<std::string> warnings_;
};

}  // namespace tropa::expand
