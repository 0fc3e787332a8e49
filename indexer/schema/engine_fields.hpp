// How the terms of an article are spelt for engines of another kind (OpenSearch, Elasticsearch,
// Solr, Lucene): fields of tokens with blanks between, which a whitespace analyser cuts. The
// indexer exports them and the searcher asks for them. Knows the syntax of no engine.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tropa::schema {

/// Fields of an exported article. The title and the author have the same four with "title_" and
/// "author_" before the name.
inline constexpr std::string_view kEngineWords = "words";
inline constexpr std::string_view kEngineStems = "stems";     // all of every word
inline constexpr std::string_view kEngineOrder = "order";     // one a word, for phrases
inline constexpr std::string_view kEngineOrder2 = "order_2";  // ... the second one, or the only one
inline constexpr std::string_view kEngineKeys = "keys";       // phonetic
inline constexpr std::string_view kEngineDay = "day";         // "20251201"

/// Stands between texts that do not touch.
inline constexpr std::string_view kEngineGap = "_";

/// How BM25 is to be set up there; the same as in our own ranking.
inline constexpr double kEngineK1 = 1.6;
inline constexpr double kEngineB = 0.7;

struct EngineTerm {
  std::string field;
  std::string token;
  friend bool operator==(const EngineTerm&, const EngineTerm&) = default;
};

/// A term of ours, wherever it stands: "санкції" -> words санкції; "Zuсанкція" -> stems
/// uk_санкція; "ZSuсанкція" -> title_stems uk_санкція; "Hnew york" -> source_term new_york. nullopt
/// for ids.
std::optional<EngineTerm> engine_term(std::string_view term);

/// What stands in a field of words: blanks and control characters become "_".
std::string engine_token(std::string_view text);

/// ("S", "words") -> title_words; ("", "order") -> order.
std::string engine_field(std::string_view prefix, std::string_view name);

}  // namespace tropa::schema
