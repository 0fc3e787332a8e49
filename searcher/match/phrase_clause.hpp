// Words that must follow each other, or stand near each other: the check on the places of one
// article. Knows no Xapian; who calls it has the article from the postings and says which terms it
// has.
#pragma once

#include "positions.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tropa::search {

struct Row {
  struct Term {
    std::string term;             // as the postings have it, with the prefix of its field
    std::uint64_t hash = 0;       // of the body term
    bool only_unstemmed = false;  // a word that other articles keep as its stems
  };
  std::vector<std::vector<Term>> places;  // any of the terms at each
  std::vector<std::string> literally;     // folded words that must stand there; empty: any form
  bool in_order = true;                   // one after the other; else in any order, within `span`
  std::uint32_t span = 0;                 // from the first to the last word, if not in order
  std::string prefix;                     // of the field; empty: body

  /// kAbsent: the article lacks one of the words; kApart: it has them all, but they stand
  /// elsewhere.
  enum class Standing : std::uint8_t { kAbsent, kApart, kRight };

  /// `has(place, term)` says whether the article has that term. It is only asked when all words
  /// seem to be there: a term that the article does not have may look like another one of it.
  using Has = std::function<bool(std::size_t place, std::size_t term)>;

  /// Memory that many checks share.
  struct Workspace {
    std::vector<std::vector<std::uint32_t>> found;
    std::vector<std::uint64_t> codes;
    std::vector<bool> is_there;
  };
  Standing standing(const schema::Positions& stored, const Has& has, Workspace& work) const;

  /// Whether it is kRight. Asks less: words that stand apart need not be told from other ones.
  bool stands(const schema::Positions& stored, const Has& has, Workspace& work) const;

  std::string to_string() const;

 private:
  /// Without `has`, as if the article had all terms.
  Standing look(const schema::Positions& stored, const Has* has, Workspace& work) const;
};

/// Whether words that stand at these places, each list ascending, do so one right after the other;
/// or all on different places not more than `span` apart.
bool in_order(const std::vector<std::vector<std::uint32_t>>& places);
bool near(const std::vector<std::vector<std::uint32_t>>& places, std::uint32_t span);

}  // namespace tropa::search
