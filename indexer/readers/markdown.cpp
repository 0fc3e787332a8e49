// Markdown -> Document: front matter between two "---" lines, the first heading as the title, the
// text without its marks. Line by line: a full parser would find the same words.
#include "readers/headers.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tropa {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

std::string_view unquoted(std::string_view value) {
  value = utf8::trimmed(value);
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'');
  return quoted ? value.substr(1, value.size() - 2) : value;
}

/// "[a, 'b']" -> "a, b".
std::string without_brackets(std::string_view list) {
  if (!list.starts_with('[') || !list.ends_with(']')) return std::string(unquoted(list));
  std::string joined;
  for (const std::string& item : split_tags(list.substr(1, list.size() - 2))) {
    if (!joined.empty()) joined += ", ";
    joined += unquoted(item);
  }
  return joined;
}

void keep(Document& document, std::string_view key, const std::string& value) {
  if (value.empty() || set_header(document, key, value)) return;
  document.extra.insert_or_assign(std::string(key), nlohmann::json(value).dump());
}

/// Leaves `text` as it is when the front matter has no end.
void take_front_matter(std::string_view& text, Document& document) {
  std::string_view rest = text;
  if (utf8::trimmed(take_line(rest)) != "---") return;
  std::vector<std::pair<std::string, std::string>> entries;
  for (std::string_view after = rest; !after.empty();) {
    const std::string_view line = take_line(after);
    const std::string_view trimmed = utf8::trimmed(line);
    if (trimmed == "---" || trimmed == "...") {
      for (const auto& [key, value] : entries) keep(document, key, value);
      text = after;
      return;
    }
    const std::size_t colon = line.find(':');
    if (trimmed.starts_with("- ") && !entries.empty()) {
      std::string& list = entries.back().second;
      if (!list.empty()) list += ", ";
      list += unquoted(trimmed.substr(2));
    } else if (colon != std::string_view::npos && !line.starts_with(' ')) {
      entries.emplace_back(utf8::lower(utf8::trimmed(line.substr(0, colon))),
                           without_brackets(utf8::trimmed(line.substr(colon + 1))));
    }
  }
}

/// "see [the report](http://x)" -> "see the report"; pictures go.
std::string without_links(std::string_view line) {
  std::string plain;
  while (!line.empty()) {
    const std::size_t open = line.find('[');
    const std::size_t middle = line.find("](", open == std::string_view::npos ? 0 : open);
    const std::size_t close = line.find(')', middle == std::string_view::npos ? 0 : middle);
    if (open == std::string_view::npos || middle == std::string_view::npos ||
        close == std::string_view::npos) {
      break;
    }
    const bool is_picture = open > 0 && line[open - 1] == '!';
    plain += line.substr(0, is_picture ? open - 1 : open);
    if (!is_picture) plain += line.substr(open + 1, middle - open - 1);
    line.remove_prefix(close + 1);
  }
  return plain += line;
}

/// Headings, quotes and list marks at the beginning; stars and backticks anywhere. Underscores
/// stay: they are parts of names as often as marks.
std::string without_marks(std::string_view line) {
  line = utf8::trimmed(line);
  while (line.starts_with('>') || line.starts_with('#')) line = utf8::trimmed(line.substr(1));
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) {
    line = utf8::trimmed(line.substr(2));
  }
  std::string plain = without_links(line);
  std::erase_if(plain, [](char mark) { return mark == '*' || mark == '`'; });
  return plain;
}

bool is_rule_or_fence(std::string_view line) {
  line = utf8::trimmed(line);
  return line.starts_with("```") || line.starts_with("~~~") ||
         (line.size() >= 3 && line.find_first_not_of("-=* ") == std::string_view::npos);
}

class MarkdownReader final : public Reader {
 public:
  std::string_view name() const override { return "markdown"; }
  Split split() const override { return Split::kWhole; }

  Result<Document> read(std::string_view record) const override {
    Document document;
    take_front_matter(record, document);
    while (!record.empty()) {
      const std::string_view line = take_line(record);
      if (is_rule_or_fence(line)) continue;
      std::string plain = without_marks(line);
      if (document.title.empty() && line.starts_with("# ")) {
        document.title = std::move(plain);
      } else if (plain != document.title || plain.empty()) {
        document.text += plain;
        document.text += '\n';
      }
    }
    document.text = utf8::trimmed(document.text);
    if (document.title.empty() && document.text.empty()) {
      return Error{Code::kUsage, "no text in it", {}};
    }
    return document;
  }
};

}  // namespace

const Reader& markdown_reader() {
  static const MarkdownReader reader;
  return reader;
}

}  // namespace tropa
