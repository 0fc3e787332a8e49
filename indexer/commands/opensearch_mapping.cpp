// What an OpenSearch or Elasticsearch index must be told about exported articles: fields that a
// whitespace analyser cuts, and BM25 as ours. Everything else of an article is stored and not
// indexed.
#include "engine_fields.hpp"
#include "tropa/indexer.hpp"

#include <nlohmann/json.hpp>

namespace tropa {
namespace {

using Json = nlohmann::ordered_json;

Json whitespace(bool has_positions, bool is_ranked) {
  Json out = {{"type", "text"}, {"analyzer", "whitespace"}};
  out["index_options"] = has_positions ? "positions" : is_ranked ? "freqs" : "docs";
  if (is_ranked) {
    out["similarity"] = "tropa";
  } else {
    out["norms"] = false;
  }
  return out;
}

}  // namespace

std::string opensearch_mapping() {
  Json properties;
  Json excludes = Json::array();
  const auto add = [&](const std::string& name, Json field) {
    properties[name] = std::move(field);
    excludes.push_back(name);
  };
  for (const char* prefix : {"", "S", "A"}) {
    add(schema::engine_field(prefix, schema::kEngineWords), whitespace(true, true));
    add(schema::engine_field(prefix, schema::kEngineStems), whitespace(false, true));
    add(schema::engine_field(prefix, schema::kEngineOrder), whitespace(true, false));
    add(schema::engine_field(prefix, schema::kEngineOrder2), whitespace(true, false));
  }
  add(std::string(schema::kEngineKeys), whitespace(false, false));
  add("source_term", {{"type", "keyword"}});
  add("tag_term", whitespace(false, false));
  add("url_term", whitespace(false, false));
  properties[std::string(schema::kEngineDay)] = {{"type", "keyword"}};
  properties["id"] = {{"type", "keyword"}};
  properties["lang"] = {{"type", "keyword"}};
  for (const char* name : {"title", "date", "source", "url", "author", "path", "text"}) {
    properties[name] = {{"type", "text"}, {"index", false}};
  }
  const Json similarity = {{"type", "BM25"}, {"k1", schema::kEngineK1}, {"b", schema::kEngineB}};
  const Json mapping = {
      {"settings", {{"index", {{"similarity", {{"tropa", similarity}}}}}}},
      {"mappings",
       {{"dynamic", false}, {"_source", {{"excludes", excludes}}}, {"properties", properties}}}};
  return mapping.dump(2);
}

}  // namespace tropa
