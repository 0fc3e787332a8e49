// Markdown -> Document: front matter, the first heading as the title, the text without its marks.
#include "readers/article_keys.hpp"
#include "readers/front_matter.hpp"
#include "readers/markdown_marks.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace tropa {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

bool is_fence(std::string_view line) {
  line = utf8::trimmed(line);
  return line.starts_with("```") || line.starts_with("~~~");
}

/// A line of "===" makes the one above it a heading.
bool underlines(std::string_view line) {
  line = utf8::trimmed(line);
  return line.size() >= 3 && line.find_first_not_of('=') == std::string_view::npos;
}

void take_body(std::string_view body, Document& document) {
  bool in_code = false;
  bool is_first = true;
  while (!body.empty()) {
    const std::string_view line = take_line(body);
    if (is_fence(line)) in_code = !in_code;
    if (is_only_marks(line)) continue;
    std::string plain = in_code ? std::string(utf8::trimmed(line)) : without_marks(line);
    std::string_view rest = body;
    const bool is_heading = line.starts_with("# ") || (is_first && underlines(take_line(rest)));
    is_first = is_first && plain.empty();
    if (document.title.empty() && is_heading && !in_code) {
      document.title = std::move(plain);
    } else if (plain != document.title || plain.empty()) {
      document.text += plain;
      document.text += '\n';
    }
  }
  document.text = utf8::trimmed(document.text);
}

class MarkdownReader final : public Reader {
 public:
  std::string_view name() const override { return "markdown"; }
  Split split() const override { return Split::kWhole; }

  Result<Document> read(std::string_view record) const override {
    Document document;
    nlohmann::json members = take_front_matter(record);
    // A description is a text only for articles that have none.
    Document facts;
    if (members.is_object()) take_article(std::move(members), facts);
    const std::string summary = std::exchange(facts.text, {});
    document = std::move(facts);
    take_body(without_comments(record), document);
    if (document.text.empty()) document.text = summary;
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
