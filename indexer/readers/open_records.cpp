#include "readers/open_records.hpp"

#include "readers/article_keys.hpp"

#include <algorithm>
#include <array>

namespace tropa {
namespace {

constexpr std::size_t kLongestProlog = 4096;
constexpr std::size_t kLongestHeaderLine = 400;

std::string_view without_space(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\f");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// The name of the first element, behind declarations and comments; empty when there is none near
/// the top.
std::string_view first_element(std::string_view head) {
  head = head.substr(0, kLongestProlog);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (head = without_space(head); head.starts_with('<'); head = without_space(head)) {
    if (!head.starts_with("<?") && !head.starts_with("<!")) {
      const std::string_view name = head.substr(1, head.find_first_of(" \t\r\n/>") - 1);
      return name.substr(name.find(':') + 1);
    }
    const std::string_view end = head.starts_with("<!--") ? "-->" : ">";
    const std::size_t found = head.find(end);
    if (found == std::string_view::npos) return {};
    head.remove_prefix(found + end.size());
  }
  return {};
}

bool is_json(std::string_view head) {
  head = without_space(head);
  if (!head.starts_with('{') && !head.starts_with('[')) return false;
  if (head.starts_with('[')) {
    head = without_space(head.substr(1));
    return head.starts_with('{');
  }
  head = without_space(head.substr(1));
  const std::size_t quote = head.starts_with('"') ? head.find('"', 1) : std::string_view::npos;
  return quote != std::string_view::npos && without_space(head.substr(quote + 1)).starts_with(':');
}

/// A line that is only a bracket begins a value over several lines.
bool is_pretty_json(std::string_view head) {
  const std::string_view line = without_space(head).substr(0, without_space(head).find('\n'));
  return line == "{" || line == "[" || line == "{\r" || line == "[\r";
}

/// A first line of nothing but names of fields, a title and a text or a day among them, and a
/// second one with as many cells.
bool is_table(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view line = head.substr(0, head.find('\n'));
  if (line.size() > kLongestHeaderLine || line.size() == head.size()) return false;
  for (const char separator : {',', ';', '\t'}) {
    std::size_t cells = 0;
    bool has_title = false;
    bool has_other = false;
    for (std::string_view rest = line; cells == 0 || !rest.empty(); ++cells) {
      std::string_view cell = without_space(rest.substr(0, rest.find(separator)));
      rest.remove_prefix(std::min(rest.size(), rest.find(separator)));
      if (!rest.empty()) rest.remove_prefix(1);
      while (!cell.empty() && std::string_view("\r\" ").find(cell.back()) != cell.npos) {
        cell.remove_suffix(1);
      }
      if (cell.starts_with('"')) cell.remove_prefix(1);
      const std::optional<Role> role = role_of(cell);
      if (!role) return false;
      has_title |= role == Role::kTitle;
      has_other |= role == Role::kText || role == Role::kDate;
      if (cells == 0 && rest.empty()) break;
    }
    const std::string_view second = head.substr(line.size() + 1);
    if (cells >= 2 && has_title && has_other) return second.find(separator) != second.npos;
  }
  return false;
}

}  // namespace

const Reader& reader_of_content(std::string_view head, const Reader& by_name) {
  if (head.starts_with("WARC/1.") || head.starts_with("WARC/0.")) return warc_reader();
  const std::string_view element = first_element(head);
  if (element == "rss" || element == "RDF" || element == "feed") return feed_reader();
  const bool is_page = element == "html" || element == "HTML";
  if (is_page && by_name.split() != Split::kWhole) return html_reader();
  const bool may_be_other = &by_name == &text_reader() || &by_name == &html_reader();
  if (may_be_other && is_json(head)) return json_reader();
  if (&by_name == &text_reader() && is_table(head)) return table_reader();
  const bool is_value = is_pretty_json(head) || (is_json(head) && without_space(head)[0] == '[');
  if (by_name.split() == Split::kLines && is_value) return json_reader();
  return by_name;
}

Result<OpenedRecords> open_records(InputStream& input, const Reader& by_name, bool is_forced) {
  OpenedRecords opened;
  const auto reader = [&] {
    return is_forced ? &by_name : &reader_of_content(input.head(), by_name);
  };
  opened.reader = reader();
  // The pages in an archive have encodings of their own.
  if (opened.reader->split() != Split::kWarcRecords) {
    const Result<Encoding> encoding = input.decode_text();
    if (!encoding) return encoding.error();
    opened.is_doubtful = encoding->is_doubtful;
    opened.encoding = encoding->name;
    opened.reader = reader();
  }
  if (opened.reader->split() != Split::kWhole) {
    opened.records = records_of(input.stream(), opened.reader->split());
  }
  return opened;
}

std::unique_ptr<RecordSource> records_of(std::istream& in, Split split) {
  switch (split) {
    case Split::kJsonValues:
      return json_values(in);
    case Split::kFeedItems:
      return feed_items(in);
    case Split::kTableRows:
      return table_rows(in);
    case Split::kWarcRecords:
      return warc_records(in);
    case Split::kLines:
    case Split::kWhole:
      break;
  }
  return lines(in);
}

}  // namespace tropa
