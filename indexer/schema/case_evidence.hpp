// Whether a word is a name, as the indexer records it in the vocabulary table and the searcher
// reads it: capitals inside sentences against lower case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tropa::schema {

/// The key of the vocabulary table for a body term; its entries are CaseEvidence::to_string().
std::string case_key(std::string_view body_term);

/// That a word stands with a capital inside sentences, or in lower case, and in about how many
/// articles: `level` is the greatest case_level() of them, about the logarithm to base 4 of their
/// number. Being a greatest, it is the same for every order of articles and every cut of an index
/// into segments. Lower case is only recorded from level 1 on.
struct CaseEvidence {
  bool is_capital = false;
  unsigned level = 0;
  std::string to_string() const;
  static std::optional<CaseEvidence> from(std::string_view text);
};

/// Whether an entry of the vocabulary table says nothing beside the next one: a lower level of the
/// same case of the same word.
bool is_superseded(std::string_view entry, std::string_view next);

/// Of every 4 articles that have a word one has level 1 or more, of every 16 one 2 or more.
unsigned case_level(std::uint64_t word_hash, std::uint64_t article_hash);

}  // namespace tropa::schema
