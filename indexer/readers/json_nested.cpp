// Walks from the outside in; below an article there are only its own parts.
#include "readers/json_nested.hpp"

#include "readers/article_keys.hpp"
#include "readers/json_mend.hpp"
#include "readers/json_shapes.hpp"
#include "readers/json_text.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestJson = 64;
constexpr int kDeepestArticle = 12;

struct Parts {
  bool has_title = false;
  bool has_text = false;
  bool has_fact = false;  // a day, an address, an author
};

Parts parts_of(const Json& object) {
  Parts parts;
  for (const auto& [key, value] : object.items()) {
    const std::optional<Role> role = role_of(key);
    if (!role || value.is_null() || (value.is_structured() && value.empty())) continue;
    switch (*role) {
      case Role::kTitle:
        parts.has_title |= !line_of(value).empty();
        break;
      case Role::kText:
      case Role::kCopy:
      case Role::kSummary:
        parts.has_text |= !paragraphs_of(value).empty();
        break;
      case Role::kDate:
      case Role::kUrl:
      case Role::kAuthor:
        parts.has_fact |= !value.is_structured();
        break;
      default:
        break;
    }
  }
  return parts;
}

bool is_article(const Json& object) {
  const Parts parts = parts_of(object);
  return parts.has_text && (parts.has_title || parts.has_fact);
}

/// "Gazeta" of {"title": "Gazeta", "item": [...]} and of {"feed": {"title": "Gazeta"}, ...}.
std::string name_of(const Json& object) {
  const auto name = [](const Json& from) -> std::string {
    for (const char* member : {"title", "name"}) {
      const auto found = from.find(member);
      if (found != from.end() && found->is_string()) return found->get<std::string>();
    }
    return {};
  };
  if (std::string own = name(object); !own.empty()) return own;
  for (const char* member : {"feed", "channel", "site", "meta"}) {
    const auto found = object.find(member);
    if (found == object.end() || !found->is_object()) continue;
    if (std::string own = name(*found); !own.empty()) return own;
  }
  return {};
}

void gather(const Json& value, std::string source, int depth, std::vector<NestedArticle>& found) {
  if (depth > kDeepestArticle) return;
  if (value.is_object()) {
    if (depth > 0 && is_article(value)) {
      found.push_back({value.dump(-1, ' ', false, Json::error_handler_t::replace), source});
      return;
    }
    if (std::string name = name_of(value); !name.empty()) source = std::move(name);
  }
  if (!value.is_structured()) return;
  for (const Json& part : value) gather(part, source, depth + 1, found);
}

}  // namespace

std::vector<NestedArticle> nested_articles(std::string_view json) {
  std::vector<NestedArticle> found;
  if (json_depth(json, kDeepestJson) > kDeepestJson) return found;
  const Json value = Json::parse(json, nullptr, false);
  if (!value.is_object()) return found;
  const Parts own = parts_of(flat_article(value));
  if (own.has_text || (own.has_title && own.has_fact)) return found;
  gather(value, {}, 0, found);
  return found;
}

}  // namespace tropa
