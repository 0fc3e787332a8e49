// Plain text -> Document: header lines with the date and other facts, a headline, the text without
// what the page around it left there.
#include "readers/boilerplate.hpp"
#include "readers/corpus_header.hpp"
#include "readers/date.hpp"
#include "readers/headers.hpp"
#include "readers/headline.hpp"
#include "readers/html_fragment.hpp"
#include "readers/reader.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace tropa {
namespace {

// Shorter lines repeat by right: "- Tak.", names in an interview, cells of a table.
constexpr std::size_t kShortestRepeat = 20;   // characters
constexpr std::size_t kLongestDateline = 60;  // characters
constexpr std::size_t kDatelineDistance = 3;  // filled lines from the top
// So many lines below a call to comment a lone number is still the count of comments.
constexpr std::size_t kCountDistance = 3;

// What drop_teaser() goes by.
constexpr std::size_t kShortestParagraph = 120;  // bytes
constexpr std::size_t kLongestLastTeaser = 200;  // characters
constexpr std::ptrdiff_t kFewestTeaserWords = 6;
constexpr std::ptrdiff_t kFewestParagraphs = 4;
constexpr std::ptrdiff_t kMostNameWords = 3;  // of a place or an author before a date
// Bytes of the longest label of a date, such as "Дата публікації".
constexpr std::size_t kLongestLabel = 48;

/// "2025-12-01" is no date in "2025-12-01x".
bool ends_word(std::string_view text, std::size_t end) {
  std::size_t offset = end;
  return end >= text.size() || !utf8::is_letter(utf8::next(text, offset));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\n\r");
    lines.push_back(utf8::trimmed(text.substr(0, end)));
    const bool is_pair = end != std::string_view::npos && text.substr(end).starts_with("\r\n");
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + (is_pair ? 2 : 1));
  }
  return lines;
}

/// " date 2025-12-01 Title or lead", "Data: 9 maja 2025 Gdynia" -> the date, and the line without
/// both.
bool take_labelled_date(std::string_view& line, Document& document) {
  const auto is_date = [](std::string_view label) {
    const std::optional<HeaderField> field = header_named(label);
    return field == HeaderField::kDate || field == HeaderField::kUpdated;
  };
  const std::size_t end = line.find_first_of(": \t");
  if (end == std::string_view::npos) return false;
  std::string_view label = line.substr(0, end);
  if (line[end] == ':') {
    if (!is_date(label)) return false;
  } else if (label.size() != 4 || utf8::lower(label) != "date") {
    // Labels of two words have a colon.
    const std::size_t colon = line.substr(0, kLongestLabel).find(':');
    if (colon == std::string_view::npos) return false;
    label = line.substr(0, colon);
    if (!is_date(label)) return false;
  }
  std::string_view rest = line.substr(label.size());
  if (rest.starts_with(':')) rest.remove_prefix(1);
  rest = utf8::trimmed(rest);
  if (const std::optional<std::string> whole = normal_date(rest)) {
    document.date = *whole;
    line = {};
    return true;
  }
  const std::optional<FoundDate> found = date_at_begin(rest);
  if (!found || !ends_word(rest, found->end)) return false;
  document.date = found->date;
  line = utf8::trimmed(rest.substr(found->end));
  while (line.starts_with(',') || line.starts_with('|') || line.starts_with(';')) {
    line = utf8::trimmed(line.substr(1));
  }
  return true;
}

/// "Opublikowano 9 maja 2025, 14:30", "Обновлено 29.02.2024": a label without a colon, then nothing
/// but the date.
bool is_label_and_date(std::string_view line, Document& document) {
  const std::size_t digit = line.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 2 * kLongestLabel) return false;
  const std::optional<FoundDate> found = find_date(line);
  if (!found || found->begin == 0 || !normal_date(line.substr(found->begin))) return false;
  const std::optional<HeaderField> field = header_named(line.substr(0, found->begin));
  if (field != HeaderField::kDate && field != HeaderField::kUpdated) return false;
  if (document.date.empty()) document.date = found->date;
  return true;
}

/// Header lines at the top; stops at the first line that is none.
void take_headers(std::vector<std::string_view>& lines, Document& document) {
  std::size_t at = 0;
  for (; at < lines.size(); ++at) {
    if (lines[at].empty()) continue;
    if (document.date.empty() && take_labelled_date(lines[at], document)) {
      if (lines[at].empty()) continue;
      break;
    }
    const std::size_t colon = lines[at].find(':');
    if (colon == std::string_view::npos) break;
    const std::string_view value = utf8::trimmed(lines[at].substr(colon + 1));
    if (value.empty() || !set_header(document, lines[at].substr(0, colon), value)) break;
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at));
}

/// "Gdynia, 9 maja 2025 (PAP)", "Jan Lis | 9 maja 2025, 14:30": a few words with capitals, a mark,
/// the date, and next to nothing behind it.
std::optional<std::string> date_behind_name(std::string_view line) {
  const std::optional<FoundDate> found = find_date(line);
  if (!found || found->begin == 0) return std::nullopt;
  std::string_view before = utf8::trimmed(line.substr(0, found->begin));
  bool has_mark = false;
  for (const std::string_view mark : {",", ".", "|", "/", "–", "—", "-", "•", "·", "(", ";"}) {
    if (!before.ends_with(mark)) continue;
    before = utf8::trimmed(before.substr(0, before.size() - mark.size()));
    has_mark = true;
  }
  const auto words = std::ranges::count(before, ' ') + 1;
  if (!has_mark || before.empty() || words > kMostNameWords) return std::nullopt;
  for (std::string_view rest = before; !rest.empty();) {
    std::size_t offset = 0;
    if (!utf8::is_upper(utf8::next(rest, offset))) return std::nullopt;
    rest = utf8::trimmed(rest.substr(std::min(rest.find(' '), rest.size())));
  }
  const std::string_view behind = utf8::trimmed(line.substr(found->end));
  if (std::ranges::count(behind, ' ') > kMostNameWords) return std::nullopt;
  return found->date;
}

/// "09.03.25 18:45": more than one number, so no page and no price.
bool is_only_date(std::string_view line) {
  return line.find_first_of(" ./-", 1) != std::string_view::npos && normal_date(line).has_value();
}

/// A short line near the top that begins with a date, as agencies write it, or has a label of one.
/// A line that is nothing but the date is not text.
void take_dateline(std::vector<std::string_view>& lines, Document& document) {
  std::size_t filled = 0;
  std::string_view first;
  for (std::string_view& line : lines) {
    if (!document.date.empty() || filled == kDatelineDistance) return;
    // A title that stands there twice counts once.
    if (line.empty() || line == first) continue;
    if (filled++ == 0) first = line;
    if (filled > 1 && take_labelled_date(line, document)) return;
    if (line.size() > 2 * kLongestDateline || utf8::length(line) > kLongestDateline) continue;
    if (is_only_date(line)) {
      document.date = *normal_date(line);
      line = {};
    } else if (const auto found = date_at_begin(line)) {
      document.date = found->date;
      if (normal_date(line)) line = {};
    } else if (is_label_and_date(line, document)) {
      line = {};
    } else if (filled > 1) {
      document.date = date_behind_name(line).value_or(std::string());
    }
  }
}

/// Empties what is not the article's own text.
void drop_boilerplate(std::vector<std::string_view>& lines) {
  std::size_t since_call = kCountDistance + 1;
  for (std::string_view& line : lines) {
    if (line.empty()) continue;
    ++since_call;
    line = without_credit(line);
    if (is_boilerplate(line)) {
      line = {};
      since_call = 0;
    } else if (since_call <= kCountDistance && is_lone_number(line)) {
      line = {};
    }
  }
}

void drop_repeats(std::vector<std::string_view>& lines, std::string_view title) {
  std::unordered_set<std::string_view> seen;
  for (std::string_view& line : lines) {
    if (line.empty()) continue;
    if (line == title) {
      line = {};
    } else if ((line.size() > 4 * kShortestRepeat || utf8::length(line) >= kShortestRepeat) &&
               !seen.insert(line).second) {
      line = {};
    }
  }
}

bool ends_as_prose(std::string_view line) {
  for (const std::string_view mark : {".", "!", "?", "…", "”", "\"", "»", ")", ":", ";"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

/// The headline of another article below the last paragraph: a page's teaser, of which only the
/// words are left. Told by its shape among long paragraphs, so short texts keep what they have.
void drop_teaser(std::vector<std::string_view>& lines) {
  const auto is_paragraph = [](std::string_view line) {
    return line.size() >= kShortestParagraph && ends_as_prose(line);
  };
  const auto is_filled = [](std::string_view line) { return !line.empty(); };
  const auto last = std::find_if(lines.rbegin(), lines.rend(), is_filled);
  if (last == lines.rend()) return;
  const auto before = std::find_if(last + 1, lines.rend(), is_filled);
  if (before == lines.rend() || !is_paragraph(*before) || ends_as_prose(*last)) return;
  std::size_t offset = 0;
  const bool has_capital = utf8::is_upper(utf8::next(*last, offset));
  const auto words = std::ranges::count(*last, ' ') + 1;
  if (!has_capital || words < kFewestTeaserWords || utf8::length(*last) > kLongestLastTeaser)
    return;
  if (std::ranges::count_if(lines, is_paragraph) >= kFewestParagraphs) *last = {};
}

/// One empty line at most between paragraphs, none at the ends.
std::string joined(const std::vector<std::string_view>& lines) {
  std::string text;
  bool gap = false;
  for (const std::string_view line : lines) {
    if (line.empty()) {
      gap = true;
      continue;
    }
    if (!text.empty()) text += gap ? "\n\n" : "\n";
    gap = false;
    text += line;
  }
  return text;
}

/// Tags and entities that an export left in a text go line by line, so that its lines stay.
std::string without_line_html(std::string_view record) {
  std::string plain;
  plain.reserve(record.size());
  while (!record.empty()) {
    const std::size_t end = std::min(record.find('\n'), record.size());
    const std::string_view line = record.substr(0, end);
    plain += has_html(line) ? without_html(line) : std::string(line);
    plain += '\n';
    record.remove_prefix(std::min(end + 1, record.size()));
  }
  return plain;
}

bool may_have_html(std::string_view record) {
  return (record.find('<') != std::string_view::npos ||
          record.find('&') != std::string_view::npos) &&
         has_html(record);
}

class TextReader final : public Reader {
 public:
  std::string_view name() const override { return "text"; }
  Split split() const override { return Split::kWhole; }

  Result<Document> read(std::string_view record) const override {
    Document document;
    std::string plain;
    if (may_have_html(record)) record = plain = without_line_html(record);
    std::vector<std::string_view> lines = lines_of(record);
    const std::size_t header = take_corpus_header(lines, document);
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(header));
    take_headers(lines, document);
    take_dateline(lines, document);
    drop_boilerplate(lines);
    if (document.title.empty()) {
      if (const auto headline = find_headline(lines)) document.title = lines[*headline];
    }
    drop_repeats(lines, document.title);
    drop_teaser(lines);
    document.text = joined(lines);
    if (document.title.empty() && document.text.empty()) {
      return Error{Code::kUsage, "no text in it", {}};
    }
    return document;
  }
};

}  // namespace

const Reader& text_reader() {
  static const TextReader reader;
  return reader;
}

}  // namespace tropa
