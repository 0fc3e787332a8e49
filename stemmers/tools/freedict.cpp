#include "tools/freedict.hpp"

#include "tools/source_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tropa::tools {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// "1. word" -> "word"; empty when the line has no number in front.
std::string_view after_number(std::string_view line) {
  const auto end = std::ranges::find_if_not(line, is_digit);
  const auto digits = static_cast<std::size_t>(end - line.begin());
  if (digits == 0 || digits + 1 >= line.size() || line[digits] != '.') return {};
  return trimmed(line.substr(digits + 1));
}

// The number of a meaning without translations of its own stands behind the one before: "word 2.".
std::string_view before_number(std::string_view line) {
  if (!line.ends_with('.')) return line;
  std::size_t end = line.size() - 1;
  while (end > 0 && is_digit(line[end - 1])) --end;
  return end + 1 == line.size() ? line : trimmed(line.substr(0, end));
}

// Brackets hold remarks: "(kogoś) zwolnić". Some dictionaries mark the stress and some do not.
std::string without_remarks(std::string_view text) {
  constexpr std::string_view kStress = "\u0301";
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (text.substr(i).starts_with(kStress)) {
      i += kStress.size() - 1;
      continue;
    }
    if (byte == '(' || byte == '[') ++depth;
    if (depth == 0) out += byte;
    if ((byte == ')' || byte == ']') && depth > 0) --depth;
  }
  return out;
}

void add_translations(std::string_view line, std::vector<std::string>& out) {
  const std::string plain = without_remarks(before_number(line));
  for (std::string_view rest = plain; !rest.empty();) {
    const std::size_t end = rest.find_first_of(",;");
    const std::string_view word = trimmed(rest.substr(0, end));
    if (!word.empty()) out.emplace_back(word);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
}

}  // namespace

FreedictArticle read_freedict(std::string_view article) {
  FreedictArticle out;
  const std::vector<std::string_view> lines = lines_of(article);
  if (lines.empty()) return out;
  std::string_view head = trimmed(lines.front());
  if (head.ends_with('>')) {
    const std::size_t at = head.rfind(" <");
    if (at != std::string_view::npos) {
      out.part_of_speech = head.substr(at + 2, head.size() - at - 3);
      head = trimmed(head.substr(0, at));
    }
  }
  out.head = trimmed(without_remarks(head.substr(0, head.find(" /"))));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i]);
    const std::string_view numbered = after_number(line);
    if (!numbered.empty()) {
      add_translations(numbered, out.translations);
    } else if (i == 1) {
      add_translations(line, out.translations);
    }
  }
  return out;
}

bool is_function_word(std::string_view part_of_speech) {
  constexpr auto kOpenClasses = std::to_array<std::string_view>({"n", "pn", "v", "adj", "adv", ""});
  const std::string_view first = part_of_speech.substr(0, part_of_speech.find(','));
  return std::ranges::find(kOpenClasses, first) == kOpenClasses.end();
}

}  // namespace tropa::tools
