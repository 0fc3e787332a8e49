// Words of the index that sound like a word of the query: names in another script, and cognates. A
// phonetic key finds candidates; the alignment of the whole words, and what is known of both, judge
// them. Knows no weights but the likeness.
#pragma once

#include "words/casing.hpp"
#include "words/query_word.hpp"
#include "words/vocabulary.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tropa::expand {

struct Relative {
  std::string term;  // body term
  std::string text;  // its stem or word
  Language language = Language::kOther;
  double likeness = 0;
};

/// Not thread-safe; borrows both for one query.
class RelativeFinder {
 public:
  RelativeFinder(Analyzer& analyzer, Vocabulary& vocabulary)
      : analyzer_(analyzer), vocabulary_(vocabulary) {}

  /// The most alike first, at most kMaxRelatives. `translated`: languages in which the index has
  /// another word for the same thing. With `concepts`, a word of the concept table that means
  /// something else is no relative.
  std::vector<Relative> find(const QueryWord& word, LanguageSet translated, bool concepts);

 private:
  struct Asked;
  struct Candidate;
  struct Spelling;
  template <typename KeyOf, typename Use>
  static void for_each_key(const Asked& asked, KeyOf&& key_of, Use&& use);
  void propose(const Asked& asked, std::vector<Candidate>& out);
  void propose_near(const Asked& asked, std::vector<Candidate>& out);
  void judge(const Asked& asked, std::span<const Spelling* const> spellings,
             std::vector<std::string> terms, double least, std::vector<Candidate>& out);
  bool is_accepted(const Asked& asked, const Candidate& candidate);
  void add_named(Asked& asked) const;
  bool means_another_thing(const Asked& asked, const Candidate& candidate) const;
  bool is_in_dictionary(std::string_view text) const;

  Analyzer& analyzer_;
  Vocabulary& vocabulary_;
};

}  // namespace tropa::expand
