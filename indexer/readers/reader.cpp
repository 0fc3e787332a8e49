// Extension -> reader. Looks at names only.
#include "readers/reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace tropa {
namespace {

struct Kind {
  std::string_view extension;
  const Reader& (*reader)();
};

constexpr auto kKinds = std::to_array<Kind>({
    {"txt", &text_reader},
    {"text", &text_reader},
    {"md", &markdown_reader},
    {"markdown", &markdown_reader},
    {"json", &json_reader},
    {"jsonl", &json_lines_reader},
    {"ndjson", &json_lines_reader},
});

}  // namespace

const Reader* reader_for(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  std::string extension(file_name.substr(dot + 1));
  std::ranges::transform(extension, extension.begin(), [](char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  });
  const auto* kind = std::ranges::find(kKinds, extension, &Kind::extension);
  return kind == kKinds.end() ? nullptr : &kind->reader();
}

std::string to_string(const Document& document) {
  std::string shown;
  const auto add = [&shown](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!shown.empty()) shown += ' ';
    ((shown += name) += '[') += value;
    shown += ']';
  };
  add("id", document.id);
  add("title", document.title);
  add("date", document.date);
  add("url", document.url);
  add("source", document.source);
  add("author", document.author);
  if (document.language) add("lang", to_string(*document.language));
  for (const std::string& tag : document.tags) add("tag", tag);
  for (const auto& [key, json] : document.extra) add("extra " + key, json);
  add("text", document.text);
  return shown;
}

}  // namespace tropa
