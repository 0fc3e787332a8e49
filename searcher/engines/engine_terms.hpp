// Terms, rows of words and filters of a plan -> clauses of an engine's query. What is weighed how
// and joined to what, engine_query decides.
#pragma once

#include "engines/engine_query.hpp"
#include "expand/plan.hpp"
#include "tropa/stemmers.hpp"
#include "words/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tropa::engines {

/// One clause of these; the only one itself when there is one.
EngineClause joined(std::vector<EngineClause> children, EngineKind kind);

/// Not thread-safe; one for a query.
class EngineTerms {
 public:
  /// `articles` is their number in the vocabulary.
  EngineTerms(expand::Vocabulary& vocabulary, std::uint64_t articles, Analyzer& analyzer);

  double articles() const { return articles_; }
  /// Whether there are articles in languages without stems.
  bool has_other() const { return has_other_; }

  /// Any of these terms, each of which scores `score` times its BM25, whatever idf the engine gives
  /// it; 0: as the engine weighs it. `prefix` is that of a text field.
  EngineClause any_of(const expand::PhraseSlot& terms, const std::string& prefix,
                      double score) const;

  /// Words that stand so. They are looked for by their stems, and in articles of other languages,
  /// which have none, by the words as they are written. Of `node`, whether they stand in this order
  /// and how near.
  EngineClause row(const std::vector<expand::PhraseSlot>& slots, const expand::PlanNode* node,
                   const std::string& prefix, bool is_literal) const;

  /// Of the least frequent slot; nullptr when no article has one of them.
  const expand::PhraseSlot* rarest(const std::vector<expand::PhraseSlot>& slots,
                                   const std::string& prefix) const;

  /// A filter.
  EngineClause value(const std::string& text, bool is_prefix) const;

 private:
  EngineClause term(const std::string& body_term, const std::string& prefix, double score) const;
  std::vector<std::string> row_tokens(const expand::PhraseSlot& slot) const;

  expand::Vocabulary& vocabulary_;
  Analyzer& analyzer_;
  double articles_;
  bool has_other_;
};

}  // namespace tropa::engines
