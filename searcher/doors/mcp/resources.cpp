#include "resources.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

namespace tropa::mcp {
namespace {

constexpr std::size_t kMostListed = 50;
constexpr std::string_view kScheme = "tropa://article/";

bool is_plain(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::string article_uri(const std::string& id) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out(kScheme);
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(byte)) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::string id_of_uri(const std::string& uri) {
  std::string out;
  if (!uri.starts_with(kScheme)) return out;
  for (std::size_t at = kScheme.size(); at < uri.size(); ++at) {
    if (uri[at] == '%' && at + 2 < uri.size() && hex_value(uri[at + 1]) >= 0 &&
        hex_value(uri[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(uri[at + 1]) * 16 + hex_value(uri[at + 2]));
      at += 2;
    } else {
      out += uri[at];
    }
  }
  return out;
}

Answer list_resources(Library& library) {
  SearchOptions newest;
  newest.limit = kMostListed;
  newest.sort = SortBy::kDate;
  newest.snippets = false;
  newest.fold = false;
  const auto result = library.searcher.search("date:0001..9999", newest);
  Json list = Json::array();
  if (result) {
    for (const Hit& hit : result->hits) {
      list.push_back({{"uri", article_uri(hit.id)},
                      {"name", hit.id},
                      {"title", hit.title},
                      {"description", hit.date + ", " + std::string(to_string(hit.language))},
                      {"mimeType", "text/plain"}});
    }
  }
  return {{{"resources", std::move(list)}}};
}

Answer read_resource(Library& library, const Json& params) {
  const Json uri = params.value("uri", Json());
  if (!uri.is_string()) return bad_params("resources/read needs \"uri\"");
  const std::string id = id_of_uri(uri.get<std::string>());
  const auto found = library.searcher.article(id);
  if (!found) return {{}, RpcError{RpcCode::kInternalError, found.error().what}};
  if (id.empty() || !*found) {
    return {
        {},
        RpcError{RpcCode::kResourceNotFound, "no article has the uri " + uri.get<std::string>()}};
  }
  return {{{"contents", Json::array({{{"uri", uri},
                                      {"mimeType", "text/plain"},
                                      {"text", (*found)->title + "\n\n" + (*found)->text}}})}}};
}

}  // namespace tropa::mcp
