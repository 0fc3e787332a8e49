// One word of a query, or several that name one thing -> its group of alternatives. See expand.hpp
// for the whole.
#pragma once

#include "expand/plan.hpp"
#include "expand/relatives.hpp"
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
      : analyzer_(analyzer),
        vocabulary_(vocabulary),
        options_(options),
        relatives_(analyzer, vocabulary) {}

  /// Words side by side, cut into groups: a concept of several words is one group, any other word
  /// is its own. Function words are only kept when the query has nothing else.
  std::vector<Group> groups_of(std::span<const QueryWord> words, bool keeps_function_words);

  /// Other names of what these words, which stand in quotation marks, name together; no
  /// alternatives when they name nothing. A name of one word is looked for as it is written, unless
  /// that is a dictionary form, and with its capital: "Верховна Рада" is also Рада, and not рад.
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
  /// Rows of the concept table that words name.
  struct Meanings {
    std::vector<ConceptMatch> matches;
    std::vector<ConceptMatch> of_aspects;  // of words that the table has in their other aspect
  };
  Meanings meanings_of(std::span<const QueryWord> words);
  std::vector<QueryWord> with_words_of_codes(std::span<const QueryWord> words);
  /// `names`: rows that the words were typed as names of; what else they may mean counts less.
  void add_meanings(Group& group, const Meanings& meanings, std::size_t first, std::size_t count,
                    std::span<const std::size_t> names = {});
  /// The rows that have the word, which was typed with a capital, in a name.
  std::vector<std::size_t> names_typed(const QueryWord& word, const Meanings& meanings,
                                       std::size_t index) const;
  /// Forms of another word than the name count less: Газа is no form of газ.
  void prefer_names(Group& group, std::span<const std::size_t> rows);
  Group group_of(const QueryWord& word, const Meanings& meanings, std::size_t index);
  void add(Group& group, Alternative alternative);
  void add_term(Group& group, std::string term, std::string shown, Language language, Why why,
                double weight);
  void add_forms(Group& group, const QueryWord& word);
  void add_codes(Group& group, const QueryWord& word);
  void add_spaced_code(Group& group, const QueryWord& word);
  void add_named_codes(Group& group, const QueryWord& code);
  void add_glued_codes(Group& group, const Group& names, const std::string& number);
  void add_models(Group& group, const std::string& code, double share);
  Group number_range(std::span<const QueryWord> numbers);
  void add_spellings(Group& group, const QueryWord& word);
  void add_aspects(Group& group, const QueryWord& word);
  void add_concept(Group& group, std::size_t concept_index, Why why, double share = 1,
                   bool is_quoted = false, LanguageSet without = {});
  void add_translations(Group& group, const QueryWord& word);
  /// False when the lexicons do not know the stem. `found`: languages in which the index has a name
  /// that a concept gives.
  bool add_translations_of(Group& group, const std::string& stem, Language language, double weight,
                           LanguageSet found, bool is_capital);
  void add_names_of(Group& group, std::span<const Translation> translations, Language own);
  void add_relatives(Group& group, const QueryWord& word, double least_likeness);

  Analyzer& analyzer_;
  Vocabulary& vocabulary_;
  const SearchOptions& options_;
  RelativeFinder relatives_;
  std::size_t terms_ = 0;
  bool was_cut_ = false;
  std::vector<std::string> warnings_;
};

/// Whether these words are more than prepositions and the like.
bool has_content(std::span<const QueryWord> words);

}  // namespace tropa::expand
