#include "render/request.hpp"

#include "json_tree.hpp"

#include <cstddef>
#include <sstream>
#include <utility>
#include <vector>

namespace tropa::render {
namespace {

using json = JsonTree::Json;

Error bad(std::string what) {
  return {Code::kUsage, std::move(what),
          "a line is a query as text, or an object such as {\"query\": \"H20\", \"limit\": 3}"};
}

// ["uk", "pl"], "uk", or "uk,pl" as on the command line.
Result<void> read_languages(const json& value, std::vector<Language>& out) {
  out.clear();
  std::vector<const json*> list;
  if (value.is_array()) {
    for (const json& item : value) list.push_back(&item);
  } else {
    list.push_back(&value);
  }
  for (const json* item : list) {
    std::istringstream codes(item->is_string() ? item->get<std::string>() : "?");
    for (std::string code; std::getline(codes, code, ',');) {
      const auto language = language_from(code);
      if (!language) {
        return bad("\"lang\" takes pl, uk, ru and other: \"uk\", \"uk,pl\" or [\"uk\", \"pl\"]");
      }
      out.push_back(*language);
    }
  }
  return {};
}

Result<void> read_key(const std::string& key, const json& value, Request& out) {
  SearchOptions& o = out.options;
  const auto text = [&](std::string& into) -> Result<void> {
    if (!value.is_string()) return bad("\"" + key + "\" must be a string");
    into = value.get<std::string>();
    return {};
  };
  const auto number = [&](std::size_t& into) -> Result<void> {
    if (!value.is_number_unsigned()) return bad("\"" + key + "\" must be a number from 0");
    into = value.get<std::size_t>();
    return {};
  };
  const auto flag = [&](bool& into, bool meaning) -> Result<void> {
    if (!value.is_boolean()) return bad("\"" + key + "\" must be true or false");
    into = value.get<bool>() == meaning;
    return {};
  };
  if (key == "query") return text(out.query);
  if (key == "limit") return number(o.limit);
  if (key == "per_language") return number(o.per_language);
  if (key == "offset") return number(o.offset);
  if (key == "lang") return read_languages(value, o.languages);
  if (key == "from") return text(o.from);
  if (key == "to") return text(o.to);
  if (key == "source") return text(o.source);
  if (key == "exact") return flag(o.expand, false);
  if (key == "concepts") return flag(o.concepts, true);
  if (key == "related") return flag(o.related, true);
  if (key == "lexicon") return flag(o.lexicon, true);
  if (key == "bridge") return flag(o.bridge, true);
  if (key == "repair") return flag(o.repair, true);
  if (key == "facets") return flag(o.facets, true);
  if (key == "snippets") return flag(o.snippets, true);
  if (key == "group") {
    if (value != "similar" && value != "none") return bad("\"group\" is \"similar\" or \"none\"");
    o.fold = value == "similar";
    return {};
  }
  if (key == "sort") {
    if (value != "relevance" && value != "date")
      return bad("\"sort\" is \"relevance\" or \"date\"");
    o.sort = value == "date" ? SortBy::kDate : SortBy::kRelevance;
    return {};
  }
  return bad("unknown key \"" + key + "\"");
}

}  // namespace

Result<Request> read_request(const std::string& line, const SearchOptions& defaults) {
  Request request{line, defaults};
  const std::size_t start = line.find_first_not_of(" \t");
  if (start == std::string::npos || line[start] != '{') return request;
  const JsonTree object(line);
  if (!object.root().is_object()) return bad("not a JSON object");
  request.query.clear();
  for (const auto& [key, value] : object.root().items()) {
    const auto read = read_key(key, value, request);
    if (!read) return read.error();
  }
  return request;
}

Result<void> read_options(std::string_view text, SearchOptions& options) {
  if (text.empty()) return {};
  const JsonTree object(text);
  if (!object.root().is_object()) return bad("the options are not a JSON object");
  Request request{{}, options};
  for (const auto& [key, value] : object.root().items()) {
    if (key == "query") return bad("unknown key \"query\" among the options");
    const auto read = read_key(key, value, request);
    if (!read) return read.error();
  }
  options = std::move(request.options);
  return {};
}

}  // namespace tropa::render
