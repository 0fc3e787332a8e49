#include "render/article_json.hpp"

#include "render/json_writer.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace tropa::render {
std::string article_json(const Article& article) {
  JsonWriter out;
  // What the article has besides never comes under a name that is there already.
  std::vector<std::string_view> taken{"lang"};
  const auto is_given = [&taken](const char* key, const auto& value) {
    if (!value.empty()) taken.emplace_back(key);
    return !value.empty();
  };
  const auto add = [&](const char* key, const std::string& text) {
    if (is_given(key, text)) out.text(key, text);
  };
  out.open('{');
  add("id", article.id);
  add("title", article.title);
  add("date", article.date);
  if (article.date_is_file_time) add("date_is", "file time");
  out.text("lang", to_string(article.language));
  add("source", article.source);
  add("url", article.url);
  add("author", article.author);
  if (is_given("tags", article.tags)) out.texts("tags", article.tags);
  add("path", article.path);
  const bool has_text = is_given("text", article.text);
  for (const auto& [key, value] : article.extra) {
    if (std::ranges::find(taken, key) == taken.end()) out.value(key, value);
  }
  if (has_text) out.text("text", article.text);
  out.close('}');
  return out.take();
}

}  // namespace tropa::render
