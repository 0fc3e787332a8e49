// The JSON of a result, in the order in which JSON.md shows the keys.
#include "render/json.hpp"

#include "render/escape.hpp"
#include "render/mark.hpp"
#include "tropa/utf8.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tropa::render {
namespace {

using Json = nlohmann::json;

constexpr int kSchema = 1;

// The last binary digits of a score say nothing and would make two equal runs look different.
double rounded(double value) {
  return std::isfinite(value) ? std::round(value * 1000) / 1000 : 0.0;
}

// Written piece by piece: a tree of the library's values took longer to build than to find the
// hits. What has to be right to the last byte, odd strings and fractions, the library still prints.
class Writer {
 public:
  void open(char bracket) {
    separate();
    out_ += bracket;
    is_first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    is_first_ = false;
  }
  void key(std::string_view name) {
    separate();
    string(name);
    out_ += ':';
    is_first_ = true;
  }
  void text(std::string_view value) {
    separate();
    string(value);
  }
  void open(std::string_view name, char bracket) {
    key(name);
    open(bracket);
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    separate();
    out_ += std::to_string(value);
  }
  void fraction(std::string_view name, double value) {
    key(name);
    separate();
    out_ += Json(rounded(value)).dump();
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    open(name, '[');
    for (const std::string& value : values) text(value);
    close(']');
  }

  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }

  static bool is_plain(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      const auto byte = static_cast<unsigned char>(value[at]);
      if (byte < 0x80) {
        if (byte < 0x20 || byte == '"' || byte == '\\') return false;
        ++at;
        continue;
      }
      const utf8::Character c = utf8::decode(value, at);
      if (!c.valid) return false;
      at += c.length;
    }
    return true;
  }

  void string(std::string_view value) {
    if (is_plain(value)) {
      out_ += '"';
      out_ += for_json(value);
      out_ += '"';
    } else {
      out_ += for_json(
          Json(value).dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace));
    }
  }

  std::string out_;
  bool is_first_ = true;
};

void write(Writer& out, const std::vector<ExpandedWord>& expansion) {
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

void write(Writer& out, const Hit& hit) {
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
  Writer out;
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
  Writer out;
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
  Writer out;
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
