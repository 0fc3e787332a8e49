// The JSON of a result, in the order in which JSON.md shows the keys.
#include "render/json.hpp"

#include "render/escape.hpp"
#include "render/mark.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tropa::render {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

// The last binary digits of a score say nothing and would make two equal runs look different.
double rounded(double value) {
  return std::isfinite(value) ? std::round(value * 1000) / 1000 : 0.0;
}

Json expansion(const SearchResult& result) {
  Json words = Json::array();
  for (const ExpandedWord& word : result.expansion) {
    Json terms = Json::array();
    for (const ExpandedTerm& term : word.terms) {
      terms.push_back({{"term", term.term},
                       {"lang", to_string(term.language)},
                       {"why", to_string(term.why)},
                       {"weight", rounded(term.weight)}});
    }
    words.push_back({{"word", word.word}, {"terms", std::move(terms)}});
  }
  return words;
}

Json hit(const Hit& hit) {
  Json matched = Json::array();
  for (const MatchedWord& match : hit.matched) {
    matched.push_back({{"query", match.query},
                       {"word", match.word},
                       {"lang", to_string(match.language)},
                       {"why", to_string(match.why)}});
  }
  Json out{{"rank", hit.rank}, {"score", rounded(hit.score)}, {"id", hit.id},
           {"path", hit.path}, {"title", hit.title},          {"date", hit.date}};
  if (hit.date_is_file_time) out["date_is"] = "file time";
  out["lang"] = to_string(hit.language);
  out["source"] = hit.source;
  out["url"] = hit.url;
  out["snippet"] = marked(hit.snippet, "<b>", "</b>", for_html);
  out["matched"] = std::move(matched);
  out["similar"] = hit.similar;
  return out;
}

std::string line(const Json& value) {
  return for_json(value.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace));
}

}  // namespace

std::string json(const SearchResult& result) {
  Json hits = Json::array();
  for (const Hit& one : result.hits) hits.push_back(hit(one));
  Json facets = Json::object();
  for (const auto& [name, counts] : result.facets) {
    facets[name] = Json::object();
    for (const auto& [value, count] : counts) facets[name][value] = count;
  }
  return line({{"schema", kSchema},
               {"query", result.query},
               {"took_ms", rounded(result.took_ms)},
               {"total", result.total},
               {"total_is", result.total_is_exact ? "exact" : "estimate"},
               {"expansion", expansion(result)},
               {"hits", std::move(hits)},
               {"facets", std::move(facets)},
               {"suggestions", result.suggestions},
               {"warnings", result.warnings}});
}

std::string json(std::string_view query, const Error& error) {
  return line(
      {{"schema", kSchema},
       {"query", query},
       {"error", {{"code", exit_status(error)}, {"what", error.what}, {"hint", error.hint}}}});
}

}  // namespace tropa::render
