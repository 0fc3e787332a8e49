// Words that must follow each other, or stand near each other: the check on the positions of one
// article. Phrases, names of several words and NEAR are all this clause. Knows no index; who calls
// it has the article from the postings and says which terms it has.
#pragma once

#include "positions.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tropa::search {

struct PhraseClause {
  struct Term {
    std::string term;             // as the postings have it, with the prefix of its field
    std::uint64_t hash = 0;       // of the body term
    bool only_unstemmed = false;  // a word that other articles keep as its stems
  };
  std::vector<std::vector<Term>> slots;         // any of the terms at each, as positions have them
  std::vector<std::vector<std::string>> words;  // the same, as postings have them
  std::vector<std::size_t> order;               // of the slots: the rarest in the index first
  std::vector<std::string> literally;  // folded words that must stand there; empty: any form
  bool in_order = true;                // one after the other; else in any order, within `span`
  std::uint32_t span = 0;              // from the first to the last word, if not in order
  std::string prefix;                  // of the field; empty: body

  /// So many terms of a slot can be told apart by bits.
  static constexpr std::size_t kMostTerms = 32;

  /// False when the words cannot stand so in an article with stems that has these neighbours (see
  /// neighbours.hpp). `present`: of each slot, a bit for each term that the article has.
  bool may_stand(std::string_view neighbours, std::span<const std::uint32_t> present) const;

  /// For may_stand(), of an article of which nobody knows which of the terms it has. Empty when
  /// there are too many to be told apart, or the order of the words says nothing.
  std::vector<std::uint32_t> all_terms() const;

  /// `has(slot, term)` says whether the article has that term. It is only asked when all words
  /// seem to be there: a term that the article does not have may look like another one of it.
  using Has = std::function<bool(std::size_t slot, std::size_t term)>;

  /// Memory that many checks share.
  struct Workspace {
    std::vector<std::vector<std::uint32_t>> found;
    std::vector<std::uint64_t> codes;
  };

  /// Whether the words stand so in the article whose positions these are, of all terms or only of
  /// those that it has.
  bool look(const schema::Positions& stored, const Has& has, Workspace& work) const;

  /// The same, for who has to look into postings to say what the article has.
  bool stands(const schema::Positions& stored, const Has& has, Workspace& work) const;

  std::string to_string() const;
};

/// Whether words that stand at these positions, each list ascending, do so one right after the
/// other; or all on different positions not more than `span` apart.
bool in_order(const std::vector<std::vector<std::uint32_t>>& positions);
bool near(const std::vector<std::vector<std::uint32_t>>& positions, std::uint32_t span);

}  // namespace tropa::search
