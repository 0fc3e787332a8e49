#include "terms_json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace tropa {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

/// What a query would be looked up by in the table of concepts.
struct QueryWords {
  std::vector<WordReadings> readings;
  std::vector<Token> tokens;  // of which only the offsets are used
};

WordReadings readings_of(const Analyzer& analyzer, const Token& token) {
  WordReadings out{.text = std::string(token.text), .stems = {}};
  if (token.kind != TokenKind::kWord) return out;
  for (std::size_t i = 0; i < kStemmedLanguages.size(); ++i) {
    analyzer.stem(token.text, kStemmedLanguages[i], out.stems[i]);
  }
  return out;
}

Json json_of(const Token& token, const WordReadings& readings, std::string_view text) {
  Json out;
  out["begin"] = token.begin;
  out["end"] = token.end;
  out["position"] = token.position;
  out["kind"] = name_of(token.kind);
  if (token.is_part) out["part"] = true;
  out["text"] = text.substr(token.begin, token.end - token.begin);
  out["folded"] = token.text;
  if (token.kind == TokenKind::kCode) out["variants"] = code_variants(token.text);
  if (token.kind != TokenKind::kWord) return out;
  Json stems = Json::object();
  for (std::size_t i = 0; i < kStemmedLanguages.size(); ++i) {
    const std::span<const std::string> all = readings.stems[i].all();
    if (all.empty()) continue;
    stems[to_string(kStemmedLanguages[i])] = std::vector<std::string>(all.begin(), all.end());
  }
  out["stems"] = std::move(stems);
  out["keys"] = bridge_keys(token.text);
  return out;
}

Json concepts_of(const Resources& resources, const QueryWords& words) {
  Json out = Json::array();
  for (const ConceptMatch& match : resources.find_concepts(words.readings)) {
    const Concept& row = resources.concept_at(match.concept_index);
    Json names = Json::object();
    for (const ConceptAlias& alias : row.aliases) {
      const bool is_english = alias.language == Language::kOther;
      names[is_english ? "en" : std::string(to_string(alias.language))].push_back(alias.text);
    }
    out.push_back({{"id", row.id},
                   {"begin", words.tokens[match.first].begin},
                   {"end", words.tokens[match.first + match.count - 1].end},
                   {"names", std::move(names)}});
  }
  return out;
}

}  // namespace

std::string_view name_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::kWord:
      return "word";
    case TokenKind::kCode:
      return "code";
    case TokenKind::kNumber:
      return "number";
  }
  return "word";
}

std::string terms_json(Analyzer& analyzer, std::string_view text) {
  const LanguageGuess guess = analyzer.identify(text);
  Json tokens = Json::array();
  QueryWords words;
  for (const Token& token : analyzer.tokenize(text)) {
    WordReadings readings = readings_of(analyzer, token);
    tokens.push_back(json_of(token, readings, text));
    if (token.is_part) continue;
    words.readings.push_back(std::move(readings));
    words.tokens.push_back(token);
  }
  Json out;
  out["schema"] = kSchema;
  out["text"] = text;
  out["lang"] = to_string(guess.language);
  out["confidence"] = std::round(guess.confidence * 1000) / 1000;
  out["tokens"] = std::move(tokens);
  out["concepts"] = concepts_of(analyzer.resources(), words);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tropa
