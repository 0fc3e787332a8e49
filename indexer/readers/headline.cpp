#include "readers/headline.hpp"

#include "sources/utf8.hpp"

namespace tropa {
namespace {

constexpr std::size_t kLongestHeadline = 250;  // characters
constexpr std::size_t kLongestShortLine = 160;
constexpr std::size_t kLongestDerived = 120;

bool has_letter(std::string_view line) {
  for (std::size_t offset = 0; offset < line.size();) {
    if (utf8::is_letter(utf8::next(line, offset))) return true;
  }
  return false;
}

bool goes_on_or_ends(std::string_view line) {
  return line.ends_with('.') || line.ends_with(',') || line.ends_with(';') || line.ends_with(':');
}

bool begins_small(std::string_view line) {
  std::size_t offset = 0;
  const char32_t point = line.empty() ? U' ' : utf8::next(line, offset);
  return utf8::is_letter(point) && !utf8::is_upper(point);
}

/// The next line that is not empty; lines.size() when there is none.
std::size_t next_filled(std::span<const std::string_view> lines, std::size_t from) {
  while (from < lines.size() && lines[from].empty()) ++from;
  return from;
}

/// A line that goes on in the next one: text broken at a fixed width.
bool is_wrapped(std::span<const std::string_view> lines, std::size_t at) {
  return at + 1 < lines.size() && begins_small(lines[at + 1]);
}

bool is_headline(std::span<const std::string_view> lines, std::size_t at) {
  return has_letter(lines[at]) && !goes_on_or_ends(lines[at]) && !is_wrapped(lines, at) &&
         utf8::length(lines[at]) <= kLongestHeadline;
}

/// "J. Nowak" and "gen. Lis" do not end a sentence: what follows must begin with a capital, and a
/// word of a few small letters may be a short form. Going on too far costs nothing here; stopping
/// there would.
bool is_end_of_sentence(std::string_view text, std::size_t mark, std::size_t behind) {
  if (text[mark] != '.' && text[mark] != '!' && text[mark] != '?') return false;
  if (behind == text.size() || text[behind] == '\n') return true;
  if (text[behind] != ' ') return false;
  std::size_t offset = behind + 1;
  if (offset < text.size() && !utf8::is_upper(utf8::next(text, offset))) return false;
  const std::size_t word = text.substr(0, mark).find_last_of(" \n");
  const std::size_t begin = word == std::string_view::npos ? 0 : word + 1;
  const std::string_view last = text.substr(begin, mark - begin);
  const std::size_t letters = utf8::length(last);
  return letters > 3 || (letters > 1 && !begins_small(last));
}

}  // namespace

std::optional<std::size_t> find_headline(std::span<const std::string_view> lines) {
  const std::size_t first = next_filled(lines, 0);
  if (first == lines.size()) return std::nullopt;
  const std::size_t second = next_filled(lines, first + 1);
  if (second == lines.size()) return std::nullopt;  // a single line is the text itself
  if (is_headline(lines, first)) return first;
  const bool is_short = utf8::length(lines[first]) <= kLongestShortLine;
  const bool more_follows = next_filled(lines, second + 1) < lines.size();
  if (!is_short && more_follows && is_headline(lines, second)) return second;
  // A headline may end in a full stop; then only its length and the empty line below tell it from a
  // lead.
  const bool stands_apart = second > first + 1;
  if (is_short && stands_apart && has_letter(lines[first])) return first;
  return std::nullopt;
}

std::string title_from_text(std::string_view text) {
  text = utf8::trimmed(text);
  std::size_t end = 0;
  std::size_t characters = 0;
  std::size_t last_space = 0;
  while (end < text.size() && characters < kLongestDerived) {
    const std::size_t here = end;
    const char32_t point = utf8::next(text, end);
    ++characters;
    if (point == U'\n') return std::string(utf8::trimmed(text.substr(0, here)));
    if (point == U' ') last_space = here;
    if (is_end_of_sentence(text, here, end)) return std::string(text.substr(0, end));
  }
  if (end == text.size() || text[end] == '\n') return std::string(text.substr(0, end));
  std::string_view cut = utf8::trimmed(text.substr(0, last_space > 0 ? last_space : end));
  while (cut.ends_with(',') || cut.ends_with(';') || cut.ends_with(':')) cut.remove_suffix(1);
  return std::string(cut) + "…";
}

}  // namespace tropa
