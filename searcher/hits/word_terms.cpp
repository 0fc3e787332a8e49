#include "hits/word_terms.hpp"

#include "schema.hpp"

namespace tropa::search {
namespace {

constexpr std::size_t kKnown = 1024;

}  // namespace

const WordTerms::Terms& WordTerms::of(const Token& token, Language article, Analyzer& analyzer) {
  if (known_.empty()) known_.resize(kKnown);
  const std::uint64_t word = schema::hash_of(token.text);
  // What else the stems depend on.
  const auto context =
      static_cast<std::uint64_t>(article) * 4 + static_cast<std::uint64_t>(token.kind) + 1;
  const std::uint64_t key = word ^ (context * 0x9E3779B97F4A7C15U);
  Terms& terms = known_[key % kKnown];
  if (terms.key == key && terms.count > 0) return terms;
  terms.key = key;
  terms.entries[0] = {token.text.size() < schema::kMaxWordBytes
                          ? word
                          : schema::hash_of(schema::word_term(token.text)),
                      Language::kOther};
  terms.count = 1;
  analyzer.stem_in_article(token.text, token.kind, article, stems_);
  for (const ArticleStems::Stem& stem : stems_.all()) {
    terms.entries[terms.count++] = {schema::hash_of(schema::stem_term(stem.language, stem.text)),
                                    stem.language};
  }
  return terms;
}

}  // namespace tropa::search
