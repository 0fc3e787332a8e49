#include "engines/engine_terms.hpp"

#include "engine_fields.hpp"
#include "index/statistics.hpp"
#include "schema.hpp"
#include "words/field_vocabulary.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tropa::engines {

using expand::NodeKind;
using expand::PhraseSlot;
using expand::PlanNode;

EngineClause joined(std::vector<EngineClause> children, EngineKind kind) {
  std::erase_if(children, [](const EngineClause& one) { return one.kind == EngineKind::kNothing; });
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children[0]);
  EngineClause out{.kind = kind};
  for (EngineClause& child : children) {
    if (child.kind == EngineKind::kAny && kind == EngineKind::kAny) {
      std::ranges::move(child.children, std::back_inserter(out.children));
    } else {
      out.children.push_back(std::move(child));
    }
  }
  return out;
}

EngineTerms::EngineTerms(expand::Vocabulary& vocabulary, std::uint64_t articles, Analyzer& analyzer)
    : vocabulary_(vocabulary),
      analyzer_(analyzer),
      articles_(std::max(1.0, static_cast<double>(articles))),
      has_other_(vocabulary.documents_with("Lother") > 0) {}

EngineClause EngineTerms::term(const std::string& body_term, const std::string& prefix,
                               double score) const {
  const std::string moved = expand::in_field(body_term, prefix);
  const auto spelt = schema::engine_term(moved);
  const auto documents = static_cast<double>(vocabulary_.documents_with(moved));
  if (!spelt || documents == 0) return {};
  EngineClause out{.kind = EngineKind::kTerm, .field = spelt->field, .token = spelt->token};
  // An engine counts the articles of each shard for itself. Where nearly all have a word, small
  // differences would weigh much.
  constexpr double kLeastIdf = 0.05;
  if (score > 0) out.boost = score / std::max(kLeastIdf, search::lucene_idf(documents, articles_));
  return out;
}

EngineClause EngineTerms::any_of(const PhraseSlot& terms, const std::string& prefix,
                                 double score) const {
  std::vector<EngineClause> out;
  for (const std::string& one : terms) out.push_back(term(one, prefix, score));
  return joined(std::move(out), EngineKind::kAny);
}

/// What a row has for these terms: the stems of a word, or itself when it has none.
std::vector<std::string> EngineTerms::row_tokens(const PhraseSlot& slot) const {
  std::vector<std::string> out;
  const auto add = [&](const std::string& body_term) {
    const auto spelt = schema::engine_term(body_term);
    if (!spelt || vocabulary_.documents_with(body_term) == 0) return;
    if (std::ranges::find(out, spelt->token) == out.end()) out.push_back(spelt->token);
  };
  Stems stems;
  for (const std::string& body_term : slot) {
    const auto parsed = schema::parse_body_term(body_term);
    const bool is_word = parsed && parsed->language == Language::kOther &&
                         parsed->text.find_first_of("0123456789") == parsed->text.npos;
    bool has_stems = false;
    for (const Language language : kStemmedLanguages) {
      if (!is_word) break;
      analyzer_.stem(parsed->text, language, stems);
      for (const std::string& stem : stems.all()) add(schema::stem_term(language, stem));
      has_stems |= !stems.empty();
    }
    if (!has_stems) add(body_term);
  }
  return out;
}

EngineClause EngineTerms::row(const std::vector<PhraseSlot>& slots, const PlanNode* node,
                              const std::string& prefix, bool is_literal) const {
  TokenRow by_stems;
  TokenRow by_words;
  by_stems.fields = {schema::engine_field(prefix, schema::kEngineOrder),
                     schema::engine_field(prefix, schema::kEngineOrder2)};
  by_words.fields = {schema::engine_field(prefix, schema::kEngineWords)};
  for (const PhraseSlot& slot : slots) {
    by_stems.places.push_back(row_tokens(slot));
    std::vector<std::string>& words = by_words.places.emplace_back();
    for (const std::string& one : slot) {
      const auto spelt = schema::engine_term(one);
      if (spelt && spelt->field == schema::kEngineWords) words.push_back(spelt->token);
    }
  }
  std::vector<EngineClause> ways;
  const auto add = [&](TokenRow row) {
    if (std::ranges::any_of(row.places, &std::vector<std::string>::empty)) return;
    if (node != nullptr) row.in_order = node->kind == NodeKind::kPhrase;
    if (node != nullptr && node->window > 0) row.slop = node->window - 1;
    ways.push_back({.kind = EngineKind::kRow, .row = std::move(row)});
  };
  if (!is_literal) add(std::move(by_stems));
  if (is_literal || has_other_) add(std::move(by_words));
  return joined(std::move(ways), EngineKind::kAny);
}

const PhraseSlot* EngineTerms::rarest(const std::vector<PhraseSlot>& slots,
                                      const std::string& prefix) const {
  const PhraseSlot* rarest = nullptr;
  std::uint64_t fewest = 0;
  for (const PhraseSlot& slot : slots) {
    std::uint64_t documents = 0;
    for (const std::string& each : slot) {
      documents += vocabulary_.documents_with(expand::in_field(each, prefix));
    }
    if (documents == 0) return nullptr;
    if (rarest == nullptr || documents < fewest) {
      rarest = &slot;
      fewest = documents;
    }
  }
  return rarest;
}

EngineClause EngineTerms::value(const std::string& text, bool is_prefix) const {
  const auto spelt = schema::engine_term(text);
  if (!spelt) return {};
  return {.kind = is_prefix ? EngineKind::kPrefix : EngineKind::kTerm,
          .field = spelt->field,
          .token = spelt->token};
}

std::vector<std::vector<std::string>> single_rows(const TokenRow& row, std::size_t most) {
  std::vector<std::vector<std::string>> out{{}};
  for (const std::vector<std::string>& place : row.places) {
    std::vector<std::vector<std::string>> longer;
    for (const std::vector<std::string>& begun : out) {
      for (const std::string& token : place) {
        longer.push_back(begun);
        longer.back().push_back(token);
        if (longer.size() > most) return {};
      }
    }
    out = std::move(longer);
  }
  return out;
}

}  // namespace tropa::engines
