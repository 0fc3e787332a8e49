// Walks the values with a list of its own, so no nesting exhausts the stack.
#include "readers/json_ld.hpp"

#include "readers/headers.hpp"
#include "readers/html_fragment.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tropa {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongest = std::size_t{4} << 20U;
constexpr std::size_t kMostValues = 5000;
constexpr int kDeepestLd = 64;

bool is_too_deep(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kDeepestLd) return true;
  }
  return false;
}

std::string string_under(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return without_html(found->get<std::string>());
  return {};
}

/// "N", {"name": "N"}, or a list of these.
std::string names_under(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  const Json list = found->is_array() ? *found : Json::array({*found});
  std::string names;
  for (const Json& one : list) {
    std::string name = one.is_object() ? string_under(one, "name") : std::string();
    if (one.is_string()) name = without_html(one.get<std::string>());
    if (name.empty() || name.starts_with("http")) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

bool is_article_type(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const Json list = type->is_array() ? *type : Json::array({*type});
  return std::ranges::any_of(list, [](const Json& one) {
    if (!one.is_string()) return false;
    const std::string& name = one.get_ref<const std::string&>();
    return name.ends_with("Article") || name.ends_with("Posting") || name == "Report" ||
           name == "Review" || name == "AnalysisNewsArticle";
  });
}

void take(const Json& object, bool article, LinkedData& found) {
  const auto set = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  set(found.published, string_under(object, "datePublished"));
  if (!article) return;
  found.is_article = true;
  set(found.headline, string_under(object, "headline"));
  set(found.published, string_under(object, "dateCreated"));
  set(found.author, names_under(object, "author"));
  set(found.publisher, names_under(object, "publisher"));
  set(found.url, string_under(object, "url"));
  // Some builders escape the text twice.
  set(found.body, without_html(string_under(object, "articleBody")));
  if (!found.keywords.empty()) return;
  const auto keywords = object.find("keywords");
  if (keywords == object.end()) return;
  if (keywords->is_string()) found.keywords = split_tags(keywords->get<std::string>());
  if (!keywords->is_array()) return;
  for (const Json& one : *keywords) {
    if (one.is_string()) found.keywords.push_back(without_html(one.get<std::string>()));
  }
}

}  // namespace

void read_json_ld(std::string_view source, LinkedData& found) {
  if (source.size() > kLongest || is_too_deep(source)) return;
  // Some builders put line breaks into strings, which JSON forbids.
  std::string text(source);
  std::ranges::replace_if(
      text, [](char c) { return c >= 0 && c < 0x20; }, ' ');
  const std::size_t begin = text.find_first_of("[{");
  const std::size_t end = text.find_last_of("]}");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return;
  const Json root =
      Json::parse(text.begin() + static_cast<std::ptrdiff_t>(begin),
                  text.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
  if (root.is_discarded()) return;
  // Articles first: a page's own object may be older or younger than its article.
  for (const bool want_article : {true, false}) {
    std::vector<const Json*> open{&root};
    for (std::size_t at = 0; at < open.size() && at < kMostValues; ++at) {
      const Json& value = *open[at];
      if (value.is_array()) {
        for (const Json& one : value) open.push_back(&one);
      } else if (value.is_object()) {
        const bool article = is_article_type(value);
        if (article == want_article) take(value, article, found);
        // Lists of other stories are under other keys.
        for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
          const auto inner = value.find(key);
          if (inner != value.end() && inner->is_structured()) open.push_back(&*inner);
        }
      }
    }
  }
}

}  // namespace tropa
