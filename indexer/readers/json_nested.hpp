// Articles somewhere inside of one JSON value, under keys that nobody foresaw: exports of content
// systems, answers of services, objects with an article under each address.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tropa {

struct NestedArticle {
  std::string json;    // the object
  std::string source;  // title or name of what is around it; may be empty
};

/// Empty when the value is an article itself, or holds none. Parses all of it: for values of some
/// megabytes.
std::vector<NestedArticle> nested_articles(std::string_view json);

}  // namespace tropa
