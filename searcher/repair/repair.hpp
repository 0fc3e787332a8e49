// Words that no article has, or few -> the words that were meant: another keyboard layout, another
// alphabet, a slip of the finger, in this order. Asks the vocabulary of the index and the concept
// table; never touches codes, numbers and words that the index knows. Says nothing to the user: the
// caller does.
#pragma once

#include "words/field_vocabulary.hpp"
#include "words/query_word.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::repair {

enum class Kind : std::uint8_t { kLayout, kTransliteration, kTypo };
std::string_view to_string(Kind kind);  // "keyboard layout", ...

/// Not thread-safe; borrows both for one query.
class Repairer {
 public:
  /// `concepts`: a word of the concept table is as good as one of the index.
  Repairer(Analyzer& analyzer, expand::FieldVocabulary& vocabulary, bool concepts)
      : analyzer_(analyzer), vocabulary_(vocabulary), concepts_(concepts) {}

  /// How many articles have the word as it is, in another form or without its Polish marks; in the
  /// field that the vocabulary looks in, or anywhere.
  std::uint64_t documents_with(const expand::QueryWord& word);
  std::uint64_t documents_anywhere_with(const expand::QueryWord& word);

  /// Whether a word that few articles have may be a slip all the same: no code, no name in capitals
  /// and no word of a dictionary.
  bool may_be_slip(const expand::QueryWord& word);

  /// A piece of the query without spaces, read on another keyboard layout. It may be cut into
  /// several words, since a comma is a letter on another layout: "j,scrb" is обыски. Here and below
  /// what is meant is in `least` articles or more; with 0, a word of the concept table will do.
  std::optional<expand::QueryWord> by_layout(std::string_view piece, std::uint64_t least = 0);

  /// The word in the other alphabet.
  std::optional<expand::QueryWord> by_transliteration(const expand::QueryWord& word,
                                                      std::uint64_t least = 0);

  /// Whether what was `typed` can stand for `meant` without asking. A word that is typed with a
  /// capital may be a name that no article has: it is never a common word, and another name only
  /// when it is long and nearly the same.
  bool is_credible(const expand::QueryWord& typed, const expand::QueryWord& meant, Kind kind);

  /// Whether articles write the word with a capital inside sentences.
  bool is_name(const expand::QueryWord& word);

  /// Whether the word is one of a dictionary, in its own letters, and the lexicons or the table say
  /// what it means, or its verb does: then it is spelt correctly, too.
  bool is_translated(const expand::QueryWord& word);

  /// Whether the index has a word that sounds the same in another language or script: then the word
  /// is spelt correctly.
  bool has_sure_relative(const expand::QueryWord& word);

  /// The nearest word of the index in the same alphabet, or else of the concept table. The first
  /// letter is hardly ever mistyped: it may only have changed places with the second. Never words
  /// of a dictionary, which only have no article, and acronyms of up to 5 letters, which are names
  /// like codes. Forgives at most so many slips, and fewer in short words.
  std::optional<expand::QueryWord> by_typo(const expand::QueryWord& word,
                                           std::size_t most_slips = 2, std::uint64_t least = 0);

 private:
  /// How sure it is that a reading is a word: a form of one, a name of the concept table as it
  /// stands there, or a word of an article.
  enum class Grade : std::uint8_t { kForm, kName, kWord };
  struct Known {
    expand::QueryWord word;
    Grade grade = Grade::kForm;
    std::uint64_t documents = 0;
    bool is_better_than(const Known& other) const;
  };
  /// A stem of the index that is near a mistyped word.
  struct NearStem {
    std::size_t distance;
    std::uint64_t documents;
    std::string stem;
  };
  struct Nearest {
    std::optional<Known> known;
    std::size_t distance = 0;
  };
  static bool is_short_acronym(const expand::QueryWord& word);
  /// The vocabulary is found by stems, so it is compared stem with stem, each language for itself.
  std::vector<NearStem> near_stems(const expand::QueryWord& word, std::size_t forgiven,
                                   std::uint64_t least);
  void try_near_stems(const expand::QueryWord& word, std::size_t forgiven, std::uint64_t least,
                      Nearest& best);
  void try_words_that_begin_alike(std::string_view text, std::size_t forgiven, std::uint64_t least,
                                  Nearest& best);
  std::optional<Known> known(std::string_view text, std::uint64_t least);
  bool is_name(std::string_view folded, const ConceptMatch& match) const;
  bool has_articles(const ConceptMatch& match);
  bool is_in_dictionary(std::string_view text);
  std::optional<expand::QueryWord> near_concept(const expand::QueryWord& word);
  std::string nearest_form(std::string_view stem, std::string_view word);

  Analyzer& analyzer_;
  expand::FieldVocabulary& vocabulary_;
  bool concepts_;
};

}  // namespace tropa::repair
