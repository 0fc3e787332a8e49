// The door's Analyzer: hands each question to the part that knows the answer.
#include "concepts/concept_table.hpp"
#include "language/alphabet.hpp"
#include "language/identify.hpp"
#include "stem/stemmer.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/tokenize.hpp"
#include "tropa/stemmers.hpp"
#include "tropa/utf8.hpp"

namespace tropa {

struct Analyzer::Buffers {
  text::Tokenizer tokenizer;
  language::CostCache costs;
};

Analyzer::Analyzer(std::shared_ptr<const Resources> resources)
    : resources_(std::move(resources)), buffers_(std::make_unique<Buffers>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::span<const Token> Analyzer::tokenize(std::string_view text) {
  return buffers_->tokenizer.tokenize(text);
}

std::span<const Token> Analyzer::tokenize(std::string_view text,
                                          std::span<const std::uint32_t> places) {
  return buffers_->tokenizer.tokenize(text, places);
}

StemSource Analyzer::stem(std::string_view folded, Language language, Stems& out) const {
  out.clear();
  if (language == Language::kOther || !languages_of_letters(folded).has(language)) {
    return StemSource::kNone;
  }
  return resources_->stemmers_->stem_with_source(folded, language, out);
}

void Analyzer::stem_in_article(std::string_view folded, TokenKind kind, Language article,
                               ArticleStems& out) const {
  out.clear();
  // A text in no language of ours gets no stems: its words would only collide with ours.
  if (kind != TokenKind::kWord || article == Language::kOther) return;
  stem(folded, article, out.scratch_);
  for (const std::string& stem : out.scratch_.all()) out.add(article, stem);
  if (!out.empty()) return;
  const LanguageSet possible = languages_of_letters(folded);
  for (const Language other : kStemmedLanguages) {
    if (other == article || !possible.has(other)) continue;
    stem(folded, other, out.scratch_);
    if (!out.scratch_.empty()) out.add(other, out.scratch_[0]);
  }
}

void Analyzer::other_aspect(std::string_view stem, Language language,
                            std::vector<std::string>& out) const {
  resources_->stemmers_->other_aspect(stem, language, out);
}

LanguageSet Analyzer::readings(std::string_view folded) const {
  return languages_of_letters(folded);
}

LanguageGuess Analyzer::identify(std::string_view text) {
  if (!resources_->languages_) return {};
  return identify_language(text, buffers_->tokenizer.tokenize(text), *resources_->languages_,
                           buffers_->costs);
}

std::string fold(std::string_view text) {
  return text::fold(text);
}

std::string without_diacritics(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const utf8::Character d = utf8::decode(folded, i);
    switch (d.code) {
      case U'ą':
        out.push_back('a');
        break;
      case U'ć':
        out.push_back('c');
        break;
      case U'ę':
        out.push_back('e');
        break;
      case U'ł':
        out.push_back('l');
        break;
      case U'ń':
        out.push_back('n');
        break;
      case U'ó':
        out.push_back('o');
        break;
      case U'ś':
        out.push_back('s');
        break;
      case U'ź':
      case U'ż':
        out.push_back('z');
        break;
      default:
        out += folded.substr(i, d.length);
    }
    i += d.length;
  }
  return out;
}

}  // namespace tropa
