#include "program/engine_output.hpp"

#include "render/json.hpp"
#include "render/request.hpp"

#include <nlohmann/json.hpp>

#include <istream>
#include <ostream>

namespace tropa {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

}  // namespace

Engine engine_named(std::string_view name) {
  return name == "opensearch" ? Engine::kOpenSearch : Engine::kLucene;
}

std::string engine_json(const EngineQuery& query, const std::string& engine) {
  Json out;
  out["schema"] = kSchema;
  out["query"] = query.query;
  out["as"] = engine;
  if (engine_named(engine) == Engine::kOpenSearch) {
    out["request"] = Json::parse(query.text);
  } else {
    out["request"] = query.text;
  }
  out["suggestions"] = query.suggestions;
  out["warnings"] = query.warnings;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write_engine_queries(const MakeEngineQuery& make, const SearchOptions& defaults,
                          const std::string& engine, std::istream& in, std::ostream& out) {
  std::string line;
  while (out && std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const auto request = render::read_request(line, defaults);
    if (!request) {
      out << render::json(line, request.error()) << std::endl;
      continue;
    }
    const auto made = make(request->query, request->options);
    out << (made ? engine_json(*made, engine) : render::json(request->query, made.error()))
        << std::endl;
  }
}

}  // namespace tropa
