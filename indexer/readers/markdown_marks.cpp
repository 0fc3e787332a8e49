#include "readers/markdown_marks.hpp"

#include "readers/html_fragment.hpp"
#include "sources/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace tropa {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestLink = 2048;

struct Pair {
  std::string_view open;
  std::string_view close;
};

constexpr auto kHidden = std::to_array<Pair>({
    {"<!--", "-->"},
    {"%%", "%%"},
    {"<script", "</script>"},
    {"<style", "</style>"},
});

/// "a b.png" ends so and is no text.
bool is_file_name(std::string_view target) {
  const std::size_t dot = target.rfind('.');
  return dot != kNone && target.size() - dot <= 5 && target.find(' ', dot) == kNone;
}

/// What a link of Obsidian shows: [[page|words]], [[page#part]].
std::string shown_link(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  std::string text(bar == kNone ? inside : inside.substr(bar + 1));
  if (bar == kNone) std::ranges::replace(text, '#', ' ');
  return std::string(utf8::trimmed(text));
}

/// Reads one bracket that begins at `at`; moves behind it and gives its words. False when it is no
/// link.
bool take_link(std::string_view line, std::size_t& at, std::string& words) {
  const bool is_picture = line[at] == '!';
  const std::size_t open = is_picture ? at + 1 : at;
  const std::string_view rest = line.substr(open, kLongestLink);
  if (!is_picture && rest.starts_with("[![")) {
    // A picture that is a link: its name and address are no text.
    std::size_t inner = open + 1;
    std::string name;
    if (!take_link(line, inner, name) || line.substr(inner, 2) != "](") return false;
    const std::size_t end = line.substr(0, inner + kLongestLink).find(')', inner);
    if (end == kNone) return false;
    at = end + 1;
    return true;
  }
  if (rest.starts_with("[[")) {
    const std::size_t close = rest.find("]]");
    if (close == kNone) return false;
    const std::string_view inside = rest.substr(2, close - 2);
    const bool is_hidden = is_picture && is_file_name(inside.substr(0, inside.find('|')));
    if (!is_hidden) words = shown_link(inside);
    at = open + close + 2;
    return true;
  }
  const std::size_t close = rest.find(']');
  if (!rest.starts_with('[') || close == kNone) return false;
  const std::string_view inside = rest.substr(1, close - 1);
  const char behind = close + 1 < rest.size() ? rest[close + 1] : ' ';
  std::size_t end = close + 1;
  if (behind == '(' || behind == '[') {
    end = rest.find(behind == '(' ? ')' : ']', close + 2);
    if (end == kNone) return false;
    ++end;
    if (!is_picture) words = inside;
  } else if (inside.starts_with('^')) {
    // A footnote's number; its text stands in a line of its own.
    if (behind == ':') ++end;
  } else {
    return false;
  }
  at = open + end;
  return true;
}

std::string without_links(std::string_view line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    const bool begins = line[at] == '[' || line.substr(at, 2) == "![";
    std::string words;
    if (begins && take_link(line, at, words)) {
      plain += words;
    } else {
      plain += line[at++];
    }
  }
  return plain;
}

/// "[!note]+ Words" of a callout -> "Words".
std::string_view without_callout(std::string_view line) {
  if (!line.starts_with("[!")) return line;
  const std::size_t close = line.find(']');
  if (close == kNone) return line;
  line.remove_prefix(close + 1);
  if (line.starts_with('+') || line.starts_with('-')) line.remove_prefix(1);
  return utf8::trimmed(line);
}

std::string_view without_beginning(std::string_view line) {
  line = utf8::trimmed(line);
  if (line.starts_with('>')) {
    line = utf8::trimmed(line.substr(std::min(line.find_first_not_of("> \t"), line.size())));
  }
  line = without_callout(line);
  while (line.starts_with('#')) line.remove_prefix(1);
  line = utf8::trimmed(line);
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) {
    line = utf8::trimmed(line.substr(2));
  }
  if (line.starts_with("[ ] ") || line.starts_with("[x] ")) line = utf8::trimmed(line.substr(4));
  return line;
}

/// " ^a1b2c3" at the end of a line: the name of a paragraph.
std::string_view without_block_name(std::string_view line) {
  const std::size_t mark = line.rfind(" ^");
  if (mark == kNone) return line;
  const bool is_name = std::ranges::all_of(line.substr(mark + 2), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  });
  return is_name ? line.substr(0, mark) : line;
}

void erase_all(std::string& text, std::string_view mark) {
  std::size_t at = 0;
  while ((at = text.find(mark, at)) != std::string::npos) text.erase(at, mark.size());
}

std::string_view without_cells(std::string_view line, std::string& kept) {
  if (!line.starts_with('|') || std::ranges::count(line, '|') < 2) return line;
  kept = line;
  std::ranges::replace(kept, '|', ' ');
  return utf8::trimmed(kept);
}

}  // namespace

std::string without_comments(std::string_view markdown) {
  std::string text;
  text.reserve(markdown.size());
  std::array<bool, kHidden.size()> is_over{};  // no end of its kind is left
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t next = markdown.find_first_of("<%", at);
    text += markdown.substr(at, next == kNone ? kNone : next - at);
    if (next == kNone) break;
    at = next;
    bool is_hidden = false;
    for (std::size_t kind = 0; kind < kHidden.size() && !is_hidden; ++kind) {
      const Pair& pair = kHidden[kind];
      if (is_over[kind] || !markdown.substr(at).starts_with(pair.open)) continue;
      const std::size_t end = markdown.find(pair.close, at + pair.open.size());
      is_over[kind] = end == kNone;
      is_hidden = end != kNone;
      if (is_hidden) at = end + pair.close.size();
    }
    if (!is_hidden) text += markdown[at++];
  }
  return text;
}

std::string without_marks(std::string_view line) {
  std::string cells;
  line = without_cells(without_block_name(without_beginning(line)), cells);
  std::string plain = without_links(line);
  for (const char* mark : {"==", "~~"}) erase_all(plain, mark);
  std::erase_if(plain, [](char mark) { return mark == '*' || mark == '`'; });
  if (has_html(plain)) plain = without_html(plain);
  return std::string(utf8::trimmed(plain));
}

bool is_only_marks(std::string_view line) {
  line = utf8::trimmed(line);
  if (line.starts_with("```") || line.starts_with("~~~")) return true;
  if (line.size() >= 3 && line.find_first_not_of("-=* ") == kNone) return true;
  if (line.starts_with('|') && line.find_first_not_of("|-: ") == kNone) return true;
  // [1]: http://x
  const std::size_t close = line.find("]: ");
  return line.starts_with('[') && !line.starts_with("[^") && close != kNone &&
         line.find("://", close) != kNone;
}

}  // namespace tropa
