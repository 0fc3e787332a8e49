// Extension or content -> reader. One table of kinds, one list of signs.
#include "readers/reader.hpp"

#include "readers/front_matter.hpp"

#include <nlohmann/json.hpp>

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
    {"html", &html_reader},
    {"htm", &html_reader},
    {"xhtml", &html_reader},
    {"shtml", &html_reader},
    {"md", &markdown_reader},
    {"markdown", &markdown_reader},
    {"json", &json_reader},
    {"jsonl", &json_lines_reader},
    {"ndjson", &json_lines_reader},
    {"jl", &json_lines_reader},
    {"jsonlines", &json_lines_reader},
    {"xml", &feed_reader},
    {"rss", &feed_reader},
    {"atom", &feed_reader},
    {"rdf", &feed_reader},
    {"csv", &table_reader},
    {"tsv", &table_reader},
    {"tab", &table_reader},
    {"warc", &warc_reader},
    {"wet", &warc_reader},
});

constexpr std::size_t kSniffed = 4096;

std::string lowered(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  });
  return small;
}

/// Comments and declarations may stand before the first tag.
bool is_page(std::string_view head, const Reader& by_name) {
  if (!head.starts_with('<')) return false;
  for (const std::string_view sign :
       {"<!doctype html", "<html", "<head>", "<head ", "<body>", "<body ", "<meta "}) {
    if (head.find(sign) != std::string_view::npos) return true;
  }
  if (&by_name != &text_reader()) return false;  // Markdown may have a few tags
  // A part of a page: begins with a block and closes one.
  constexpr auto kFirst = std::to_array<std::string_view>(
      {"<div", "<p>", "<p ", "<article", "<section", "<main", "<h1", "<h2", "<!--", "<title"});
  const bool begins =
      std::ranges::any_of(kFirst, [head](std::string_view sign) { return head.starts_with(sign); });
  return begins && (head.find("</") != std::string_view::npos);
}

}  // namespace

const Reader* reader_named(std::string_view format) {
  for (const Kind& kind : kKinds) {
    if (kind.reader().name() == format) return &kind.reader();
  }
  return nullptr;
}

std::string format_names() {
  std::string names;
  std::string_view last;
  for (const Kind& kind : kKinds) {
    if (kind.reader().name() == last) continue;
    last = kind.reader().name();
    if (!names.empty()) names += ", ";
    names += last;
  }
  return names;
}

Error unknown_format(std::string_view format) {
  return {Code::kUsage, "there is no format '" + std::string(format) + "'",
          "formats are " + format_names()};
}

const Reader& sniff(std::string_view text, const Reader& by_name) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return by_name;
  const bool has_angle = text[begin] == '<';
  if (&by_name == &text_reader() && (text.starts_with("---") || text.starts_with("+++"))) {
    std::string_view rest = text;
    return take_front_matter(rest).is_object() ? markdown_reader() : by_name;
  }
  if (&by_name == &html_reader()) {
    // A plain text that was only named so.
    return text.find('<') == std::string_view::npos ? text_reader() : by_name;
  }
  if (!has_angle || by_name.split() != Split::kWhole) return by_name;
  return is_page(lowered(text.substr(begin, kSniffed)), by_name) ? html_reader() : by_name;
}

const Reader* reader_for(std::string_view file_name) {
  if (file_name.ends_with(".gz") || file_name.ends_with(".GZ")) file_name.remove_suffix(3);
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string extension = lowered(file_name.substr(dot + 1));
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
