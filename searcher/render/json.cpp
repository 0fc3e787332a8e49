// The JSON of a result, in the order in which JSON.md shows the keys.
#include "render/json.hpp"

#include "render/escape.hpp"
#include "render/json_writer.hpp"
#include "render/mark.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tropa::render {
namespace {

constexpr int kSchema = 1;

void write(JsonWriter& out, const std::vector<ExpandedWord>& expansion) {
  out.open('[');
  for (const ExpandedWord& word : expansion) {
    out.open('{');
    out.text("word", word.word);
    out.open("terms", '[');
    for (const ExpandedTerm& term : word.terms) {
      out.open('{');
      out.text("term", term.term);
      out.text("lang", to_string(term.language));
      out.text("why", to_string(term.why));
      out.fraction("weight", term.weight);
      out.close('}');
    }
    out.close(']');
    out.close('}');
  }
  out.close(']');
}

void write(JsonWriter& out, const Hit& hit) {
  out.open('{');
  out.number("rank", hit.rank);
  out.fraction("score", hit.score);
  out.text("id", hit.id);
  out.text("path", hit.path);
  out.text("title", hit.title);
  out.text("date", hit.date);
  if (hit.date_is_file_time) out.text("date_is", "file time");
  out.text("lang", to_string(hit.language));
  out.text("source", hit.source);
  out.text("url", hit.url);
  out.text("snippet", marked(hit.snippet, "<b>", "</b>", for_html));
  out.open("matched", '[');
  for (const MatchedWord& match : hit.matched) {
    out.open('{');
    out.text("query", match.query);
    out.text("word", match.word);
    out.text("lang", to_string(match.language));
    out.text("why", to_string(match.why));
    out.close('}');
  }
  out.close(']');
  out.texts("similar", hit.similar);
  out.close('}');
}

}  // namespace

std::string json(const SearchResult& result) {
  JsonWriter out;
  out.open('{');
  out.number("schema", kSchema);
  out.text("query", result.query);
  out.fraction("took_ms", result.took_ms);
  out.number("total", result.total);
  out.text("total_is", result.total_is_exact ? "exact" : "estimate");
  out.key("expansion");
  write(out, result.expansion);
  out.open("hits", '[');
  for (const Hit& one : result.hits) write(out, one);
  out.close(']');
  out.open("facets", '{');
  for (const auto& [name, counts] : result.facets) {
    out.open(name, '{');
    for (const auto& [value, count] : counts) out.number(value, count);
    out.close('}');
  }
  out.close('}');
  out.texts("suggestions", result.suggestions);
  out.texts("warnings", result.warnings);
  out.close('}');
  return out.take();
}

std::string expansion_json(const SearchResult& result) {
  JsonWriter out;
  out.open('{');
  out.text("query", result.query);
  out.key("expansion");
  write(out, result.expansion);
  out.texts("suggestions", result.suggestions);
  out.texts("warnings", result.warnings);
  out.close('}');
  return out.take();
}

std::string json(std::string_view query, const Error& error) {
  JsonWriter out;
  out.open('{');
  out.number("schema", kSchema);
  out.text("query", query);
  out.open("error", '{');
  out.number("code", static_cast<std::uint64_t>(exit_status(error)));
  out.text("what", error.what);
  out.text("hint", error.hint);
  out.close('}');
  out.close('}');
  return out.take();
}

}  // namespace tropa::render
